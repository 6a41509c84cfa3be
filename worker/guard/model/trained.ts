import { linearModel } from './linear-model.ts';
import { TRAINED } from './weights.ts';

/** The model that `npm run guard:train` made. */
export const trainedModel = linearModel({
  ...TRAINED,
  cells: bytesOfBase64(TRAINED.cells),
  levels: new Int8Array(bytesOfBase64(TRAINED.levels).buffer),
});

/** By a loop: every isolate begins with it, and an iterator takes fifty times as long. */
function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
