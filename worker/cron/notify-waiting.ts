import { openJobDb } from '../data/tenant-db.ts';
import { notifyWaiting } from '../features/inbox/notify-waiting.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

/** Mails the teams of conversations that wait, where the conversation's own object could not. */
export function notifyAllWaiting(env: Env, log: Log): Promise<number> {
  return notifyWaiting(env, openJobDb(readConfig(env), 'notify-waiting', null), log);
}
