import { BUCKETS, featuresOf, mostFeatures } from './features.ts';
import { TRAINED } from './weights.ts';

const WEIGHTS = decode(TRAINED.weights);
/** Of the longest part that is scored in one go. */
const LONGEST = 20_000;
let room = new Uint32Array(mostFeatures(1_000));

/**
 * How much a part of a folded text is like an attack, as log-odds: above 0 more than not. Deterministic; the scratch
 * room that it keeps holds numbers of buckets, and is written anew each time.
 */
export function scoreText(text: string, from = 0, to = text.length): number {
  const end = Math.min(to, from + LONGEST);
  const most = mostFeatures(end - from);
  if (room.length < most) room = new Uint32Array(most);
  const count = featuresOf(text, from, end, room);
  if (count === 0) return TRAINED.bias;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += WEIGHTS[room[index] ?? 0] ?? 0;
  return TRAINED.bias + (sum * TRAINED.scale) / Math.sqrt(count);
}

function decode(base64: string): Int8Array {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (bytes.length !== BUCKETS) throw new Error('the weights are those of another model');
  return new Int8Array(bytes.buffer);
}
