import * as z from 'zod';
import { lineOfText } from '../../http/line-of-text.ts';

/** As the list of breakers names it. */
export const breakerSchema = z.strictObject({ key: lineOfText(200) });
