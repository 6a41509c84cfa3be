import { account } from './account.ts';
import { answers } from './answers.ts';
import { desk } from './desk.ts';
import { door } from './door.ts';
import { inbox } from './inbox.ts';
import { knowledge } from './knowledge.ts';
import { organisation } from './organisation.ts';
import { protection } from './protection.ts';
import { shell } from './shell.ts';

/** Spanish. */
export const es = {
  ...shell,
  ...inbox,
  ...knowledge,
  ...answers,
  ...desk,
  ...door,
  ...account,
  ...organisation,
  ...protection,
};
