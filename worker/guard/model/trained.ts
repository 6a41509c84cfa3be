import { linearModel } from './linear-model.ts';
import { TRAINED } from './weights.ts';

/** The model that `npm run guard:train` made. */
export const trainedModel = linearModel({
  ...TRAINED,
  weights: new Int8Array(
    Uint8Array.from(atob(TRAINED.weights), (character) => character.charCodeAt(0)).buffer,
  ),
});
