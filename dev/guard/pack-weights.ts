import {
  CELLS,
  CODES,
  cellsOf,
  type PackedWeights,
  packCells,
} from '../../worker/guard/model/weight-table.ts';
import { seededRandom } from './random.ts';

/** So many features find their places at the first or second seed. */
const MOST_SEEDS = 20;

/**
 * The cells from which `weightTable` reads each feature's weight.
 * @param levels for each feature, the number of its weight
 * @throws Error where the features are too many for the cells
 */
export function packWeights(hashes: Uint32Array, levels: Uint8Array): Pick<PackedWeights, 'cells' | 'seed'> {
  const random = seededRandom(1);
  for (let attempt = 0; attempt < MOST_SEEDS; attempt++) {
    const seed = Math.floor(random() * 2 ** 31);
    const order = peel(hashes, seed);
    if (order) return { seed, cells: packCells(assign(hashes, levels, order, seed)) };
  }
  throw new Error(`${hashes.length} features do not fit into ${CELLS} cells`);
}

/** A feature, and the cell that is its own when all features after it have theirs. */
interface Peeled {
  feature: number;
  cell: number;
}

/** Takes away, one by one, the features that are alone in a cell; null where some are left. */
function peel(hashes: Uint32Array, seed: number): Peeled[] | null {
  const counts = new Uint16Array(CELLS);
  /** The XOR of the features in a cell: of one that is alone, itself. */
  const members = new Uint32Array(CELLS);
  const change = (feature: number, by: 1 | -1) => {
    for (const cell of cellsOf(hashes[feature] ?? 0, seed)) {
      counts[cell] = (counts[cell] ?? 0) + by;
      members[cell] = (members[cell] ?? 0) ^ feature;
      if (by === -1 && counts[cell] === 1) alone.push(cell);
    }
  };
  const alone: number[] = [];
  for (let feature = 0; feature < hashes.length; feature++) change(feature, 1);
  for (let cell = 0; cell < CELLS; cell++) if (counts[cell] === 1) alone.push(cell);
  const order: Peeled[] = [];
  for (let cell = alone.pop(); cell !== undefined; cell = alone.pop()) {
    if (counts[cell] !== 1) continue;
    const feature = members[cell] ?? 0;
    order.push({ feature, cell });
    change(feature, -1);
  }
  return order.length === hashes.length ? order : null;
}

/** What is in the cells: whoever was taken away last decides first. */
function assign(
  hashes: Uint32Array,
  levels: Uint8Array,
  order: readonly Peeled[],
  seed: number,
): Uint16Array {
  const random = seededRandom(seed);
  // What belongs to nobody is anything: strangers come to any number.
  const codes = Uint16Array.from({ length: CELLS }, () => Math.floor(random() * CODES));
  for (const { feature, cell } of order.toReversed()) {
    let others = 0;
    for (const one of cellsOf(hashes[feature] ?? 0, seed)) if (one !== cell) others ^= codes[one] ?? 0;
    codes[cell] = others ^ (levels[feature] ?? 0);
  }
  return codes;
}
