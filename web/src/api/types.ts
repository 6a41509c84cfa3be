/** What the API answers, as the browser sees it. Times are ISO 8601 in UTC. */

export type Role = 'owner' | 'admin' | 'agent' | 'viewer';

export interface Organisation {
  id: string;
  name: string;
  role: Role;
  language: string;
  timeZone: string;
}

export interface Me {
  user: { id: string; name: string; language: string; email?: string };
  organisations: Organisation[];
}

export type Mode = 'assistant' | 'waiting' | 'person';
export type Filter = 'all' | 'waiting' | 'person';
export type Author = 'customer' | 'assistant' | 'person' | 'system';

export interface Conversation {
  id: string;
  contact: { name: string | null; address: string | null };
  channel: { provider: string; name: string };
  mode: Mode;
  waitingReason: string | null;
  waitingSince: string | null;
  person: { id: string; name: string } | null;
  lastMessage: { author: Author; body: string | null; contentType: string; at: string } | null;
  optedOut: boolean;
  windowOpen: boolean;
}

export interface ConversationPage {
  conversations: Conversation[];
  next: string | null;
  waiting: number;
}

export interface Citation {
  passageId: string | null;
  source: string;
  documentTitle: string;
  heading: string | null;
  quote: string;
}

export interface Message {
  id: string;
  direction: 'in' | 'out';
  author: Author;
  contentType: string;
  body: string | null;
  at: string;
  edited: boolean;
  deleted: boolean;
  citations: Citation[];
  /** For an answer of the assistant: what it answered. */
  question: string | null;
  send: { state: string; kind: string; errorCode: number | null } | null;
}

/** Messages are oldest first; `next` leads to older ones. */
export interface Thread {
  conversation: Conversation;
  messages: Message[];
  next: string | null;
}

export interface KnowledgeDocument {
  id: string;
  title: string;
  source: 'file' | 'page';
  fileName: string | null;
  url: string | null;
  mediaType: string;
  byteSize: number;
  state: 'queued' | 'extracting' | 'ready' | 'failed';
  failure: string | null;
  progress: number;
  passages: number;
  /** Passages that are held back until an editor decides, and all that the guard found. */
  held: number;
  findings: number;
  createdAt: string;
  updatedAt: string;
  fetchedAt: string | null;
}

export interface FaqEntry {
  id: string;
  question: string;
  answer: string;
  /** As of a document; only where entries are listed. */
  held?: number;
  findings?: number;
  createdAt: string;
  updatedAt: string;
}

export interface RegressionQuestion {
  id: string;
  question: string;
  expected: string;
  state: 'unchecked' | 'passing' | 'failing';
  answer: string | null;
  checkedAt: string | null;
  createdAt: string;
}

/** Weekday by ISO 8601, 1 Monday; times `HH:MM`; one that closes at or before it opens closes on the next day. */
export interface Hours {
  timeZone: string;
  weekly: { weekday: number; opens: string; closes: string }[];
  specialDays: SpecialDay[];
}

export interface SpecialDay {
  /** `YYYY-MM-DD` */
  day: string;
  name: string;
  opens: string | null;
  closes: string | null;
}

export interface DeskSettings {
  handoverPhrases: string[];
  quietMinutes: number;
}

/** What the live connection says: what to load again, never the content itself. */
export type InboxChange = { type: 'conversation'; id: string } | { type: 'knowledge' } | { type: 'settings' };
