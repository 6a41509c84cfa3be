import type { Strategy } from '../strategy.ts';
import { DENIAL } from './denial.ts';
import { LANGUAGE } from './language.ts';
import { LEAK } from './leak.ts';
import { LINK } from './link.ts';
import { OTHERS_DATA } from './others-data.ts';
import { PERSONA } from './persona.ts';
import { PROMISE } from './promise.ts';

export const STRATEGIES: readonly Strategy[] = [
  ...LEAK,
  ...LINK,
  ...PROMISE,
  ...PERSONA,
  ...LANGUAGE,
  ...DENIAL,
  ...OTHERS_DATA,
];
