import { describe, expect, it } from 'vitest';
import { packWeights } from '../../../dev/guard/pack-weights.ts';
import { seededRandom } from '../../../dev/guard/random.ts';
import { weightTable } from '../../../worker/guard/model/weight-table.ts';

const FEATURES = 150_000;
const LEVELS = Int8Array.from({ length: 31 }, (_, level) => 8 * level - 120);
const RANGE = 2 ** 24;

/** Features without repeats, and others. */
function drawFeatures() {
  const random = seededRandom(3);
  const drawn = new Set<number>();
  while (drawn.size < 2 * FEATURES) drawn.add(Math.floor(random() * RANGE));
  const all = Uint32Array.from(drawn);
  return { features: all.subarray(0, FEATURES), strangers: all.subarray(FEATURES) };
}

describe('the table of weights', () => {
  const { features, strangers } = drawFeatures();
  const numbers = Uint8Array.from(features, (hash) => hash % LEVELS.length);
  const packed = { ...packWeights(features, numbers), levels: LEVELS };
  const weightOf = weightTable(packed);

  it('has the weight of each of 150,000 features', () => {
    const wrong = features.filter((hash, index) => weightOf(hash) !== LEVELS[numbers[index] ?? 0]);
    expect(wrong).toHaveLength(0);
  });

  it('lets next to nothing else weigh anything', () => {
    const heavy = strangers.filter((hash) => weightOf(hash) !== 0).length / strangers.length;
    expect(heavy).toBeLessThan(0.01);
  });

  it('looks at 24 bits of a hash', () => {
    const [hash = 0] = features;
    expect(weightOf(hash | 0xab000000)).toBe(weightOf(hash));
  });

  it('keeps to 256 KB', () => expect(packed.cells.length).toBeLessThanOrEqual(256 * 1024));

  it('says when features are too many for it', () => {
    const many = Uint32Array.from({ length: 175_000 }, (_, hash) => hash);
    expect(() => packWeights(many, new Uint8Array(many.length))).toThrow('do not fit');
  });

  it('refuses weights that are packed in another way', () => {
    expect(() => weightTable({ ...packed, cells: packed.cells.subarray(1) })).toThrow(RangeError);
    expect(() => weightTable({ ...packed, levels: new Int8Array(5_000) })).toThrow(RangeError);
  });
});
