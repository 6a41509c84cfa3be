import type { Log } from '../../platform/log.ts';
import { inboxHub } from '../../platform/objects.ts';

/** Ends a former member's live connections. Best effort: they end by themselves when their ticket is due. */
export async function closeLive(env: Env, tenantId: string, userId: string, log: Log): Promise<void> {
  try {
    await inboxHub(env, tenantId).endUser(userId);
  } catch (error) {
    log.error('member.live_not_closed', error);
  }
}
