import type { Authority, TenantDb } from '../../worker/data/tenant-db.ts';
import type { Actor } from '../../worker/domain/actor.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { commitReply } from '../../worker/features/assistant/commit-reply.ts';
import { loadTurn } from '../../worker/features/assistant/load-turn.ts';
import { ingestEvents } from '../../worker/features/inbox/ingest-events.ts';
import { listConversations } from '../../worker/features/inbox/list-conversations.ts';
import { readConversation } from '../../worker/features/inbox/read-conversation.ts';
import { READERS } from '../../worker/http/guards/roles.ts';
import { createLog } from '../../worker/platform/log.ts';

/** A conversation whose last message, the customer's `messageId`, waits for the answer of the turn after `turn`. */
export interface HotTarget {
  tenantId: string;
  userId: string;
  sessionId: string;
  channelId: string;
  conversationId: string;
  waId: string;
  messageId: string;
  turn: number;
}

export interface HotQuery {
  name: string;
  /** The login that runs it. */
  role: 'app_rw' | 'app_job';
  authority(target: HotTarget): Authority;
  /** The product's own code, for one conversation. It writes at most what can be written once. */
  run(db: TenantDb, target: HotTarget): Promise<unknown>;
}

/** What a busy installation runs most: three for each message of a customer, two for each look of the team. */
export const HOT_QUERIES: readonly HotQuery[] = [
  byMember('read_conversation', (db, { conversationId }) => readConversation(db, conversationId, undefined)),
  byMember('list_conversations', (db) => listConversations(db, { filter: 'all' })),
  byJob('load_turn', 'conversation', (db, { conversationId }) => loadTurn(db, conversationId)),
  byJob('ingest', 'ingest', (db, { channelId, waId }) =>
    ingestEvents(db, {
      ...{ channelId, provider: 'whatsapp', receivedAt: Date.now() },
      events: [
        {
          ...{ type: 'message', provider: 'whatsapp', channelExternalId: channelId, position: 0 },
          ...{
            messageId: `wamid.${uuidV7()}`,
            sentAt: Date.now(),
            profileName: 'Lucía',
            contentType: 'text',
          },
          ...{ from: [{ kind: 'wa_id', value: waId }], text: '¿A qué hora abren mañana?' },
          ...{ replyToMessageId: null, media: null, standby: false },
        },
      ],
    }),
  ),
  byJob('commit_turn', 'conversation', async (db, { conversationId, messageId, turn }) => {
    const isCommitted = await commitReply(
      { db, conversationId, memory: { flight: null }, log: createLog() },
      { turn },
      { kind: 'reply', body: 'A las ocho.', citations: [], waitingReason: null, answered: [messageId] },
      uuidV7(),
    );
    if (!isCommitted) throw new Error('nothing was committed');
  }),
];

function byMember(name: string, run: HotQuery['run']): HotQuery {
  return {
    ...{ name, run, role: 'app_rw' },
    authority: ({ tenantId, userId, sessionId }) => ({
      ...{ tenantId, actor: { kind: 'user', userId, sessionId }, roles: READERS, aal: 1 },
    }),
  };
}

function byJob(name: string, job: Extract<Actor, { kind: 'job' }>['job'], run: HotQuery['run']): HotQuery {
  return {
    ...{ name, run, role: 'app_job' },
    authority: ({ tenantId }) => ({ tenantId, actor: { kind: 'job', job }, roles: ['job'], aal: 1 }),
  };
}
