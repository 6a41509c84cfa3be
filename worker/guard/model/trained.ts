import { linearModel } from './linear-model.ts';
import { TRAINED } from './weights.ts';

/** The model that `npm run guard:train` made. */
export const trainedModel = linearModel({ ...TRAINED, weights: int8OfBase64(TRAINED.weights) });

/** By a loop: every isolate begins with it, and an iterator takes fifty times as long. */
function int8OfBase64(base64: string): Int8Array {
  const binary = atob(base64);
  const bytes = new Int8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
