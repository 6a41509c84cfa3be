import { openJobDb } from '../data/tenant-db.ts';
import { tellBudget } from '../features/usage/tell-budget.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { upstreamGate } from '../platform/objects.ts';

/** Mails the owners of organisations whose budget reached a level. */
export function tellAllBudgets(env: Env, log: Log): Promise<number> {
  const config = readConfig(env);
  return tellBudget(config, upstreamGate(env), openJobDb(config, 'tell-budget', null), log);
}
