import { DurableObject } from 'cloudflare:workers';
import type { InboxChange } from '../worker/domain/inbox-change.ts';

/** The open browsers of one organisation. It carries no content, only the news that something changed. */
export class InboxHub extends DurableObject<Env> {
  async tell(_change: InboxChange): Promise<void> {}
}
