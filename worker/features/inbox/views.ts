import type { WaitingReason } from '../../domain/conversation.ts';
import type { ContentType, Provider } from '../../domain/inbound-event.ts';

/** What app.describe_conversations makes. Times are ISO 8601 in UTC. */
export interface ConversationView {
  id: string;
  contact: { name: string | null; address: string | null };
  channel: { provider: Provider; name: string };
  mode: 'assistant' | 'waiting' | 'person';
  waitingReason: WaitingReason | null;
  waitingSince: string | null;
  /** Who is in charge; null too for somebody who has left the organisation. */
  person: { id: string; name: string } | null;
  /** Its body is cut at 200 characters. */
  lastMessage: { author: Author; body: string | null; contentType: string; at: string } | null;
  optedOut: boolean;
  windowOpen: boolean;
}

/** What app.describe_messages makes. */
export interface MessageView {
  id: string;
  direction: 'in' | 'out';
  author: Author;
  contentType: ContentType | 'reaction';
  body: string | null;
  at: string;
  edited: boolean;
  deleted: boolean;
  citations: {
    passageId: string | null;
    source: string;
    documentTitle: string;
    heading: string | null;
    quote: string;
  }[];
  /** For an answer of the assistant: what it answered. */
  question: string | null;
  send: { state: string; kind: string; errorCode: number | null } | null;
}

type Author = 'customer' | 'assistant' | 'person' | 'system';
