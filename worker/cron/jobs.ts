import type { JobName } from '../domain/actor.ts';
import type { Log } from '../platform/log.ts';
import { embedRemainingPassages } from './embed-passages.ts';
import { eraseAccounts } from './erase-accounts.ts';
import { giveBackConversations } from './give-back-conversations.ts';
import { notifyAllWaiting } from './notify-waiting.ts';
import { pruneAbuseSteps } from './prune-abuse-steps.ts';
import { pruneGuardEvents } from './prune-guard-events.ts';
import { pruneWebhookBodies } from './prune-webhook-bodies.ts';
import { reconcileAllUsage } from './reconcile-usage.ts';
import { refetchPages } from './refetch-pages.ts';
import { renotifyConversations } from './renotify-conversations.ts';
import { reportDeadLetters } from './report-dead-letters.ts';
import { rereadDocuments } from './reread-documents.ts';
import { resealTokens } from './reseal-tokens.ts';
import { runProbesEveryMinute } from './run-probes.ts';
import { tellAllBudgets } from './tell-budget.ts';

/** Jobs with a schedule; the other names act as well, but by a queue, an object or a person. */
export type ScheduledJobName = Exclude<
  JobName,
  'ingest' | 'conversation' | 'operator' | 'knowledge' | 'accounts' | 'gate'
>;

export interface ScheduledJob {
  /** One of `triggers.crons` in wrangler.toml. */
  cron: string;
  /** Idempotent: running it twice does no more than once. Returns how many things it acted on. */
  run(env: Env, log: Log): Promise<number>;
}

export const JOBS: Record<ScheduledJobName, ScheduledJob> = {
  'renotify-conversations': { cron: '* * * * *', run: renotifyConversations },
  'notify-waiting': { cron: '* * * * *', run: notifyAllWaiting },
  'give-back-conversations': { cron: '* * * * *', run: giveBackConversations },
  'reread-documents': { cron: '* * * * *', run: rereadDocuments },
  'tell-budget': { cron: '* * * * *', run: tellAllBudgets },
  'run-probes': { cron: '* * * * *', run: runProbesEveryMinute },
  'refetch-pages': { cron: '17 * * * *', run: refetchPages },
  'embed-passages': { cron: '17 * * * *', run: embedRemainingPassages },
  'reconcile-usage': { cron: '17 * * * *', run: reconcileAllUsage },
  'erase-accounts': { cron: '17 * * * *', run: eraseAccounts },
  'report-dead-letters': { cron: '17 * * * *', run: reportDeadLetters },
  'prune-abuse-steps': { cron: '41 4 * * *', run: pruneAbuseSteps },
  'prune-guard-events': { cron: '41 4 * * *', run: pruneGuardEvents },
  'prune-webhook-bodies': { cron: '41 4 * * *', run: pruneWebhookBodies },
  'reseal-tokens': { cron: '41 4 * * *', run: resealTokens },
};
