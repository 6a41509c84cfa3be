import { answers } from './answers.ts';
import { desk } from './desk.ts';
import { inbox } from './inbox.ts';
import { knowledge } from './knowledge.ts';
import { shell } from './shell.ts';

/** English. */
export const en = { ...shell, ...inbox, ...knowledge, ...answers, ...desk };
