import type { InboxChange } from '../../domain/inbox-change.ts';
import type { Log } from '../../platform/log.ts';
import { inboxHub } from '../../platform/objects.ts';

/** Tells the organisation's open browsers. Best effort: whoever misses it sees it when the page is loaded again. */
export async function tellInbox(env: Env, tenantId: string, change: InboxChange, log: Log): Promise<void> {
  try {
    await inboxHub(env, tenantId).tell(change);
  } catch (error) {
    log.error('inbox.not_told', error);
  }
}
