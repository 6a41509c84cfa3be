/** What the guard found and whom it slows down, as the API answers it. Times are ISO 8601 in UTC. */

export type GuardKind = 'message' | 'passage';
export type GuardVerdict = 'suspicious' | 'block';
export type GuardFeedback = 'fine' | 'attack';

export interface GuardFilter {
  kind: GuardKind | null;
  verdict: GuardVerdict | null;
}

export interface GuardEvent {
  id: string;
  at: string;
  kind: GuardKind;
  contactId: string | null;
  contactName: string | null;
  conversationId: string | null;
  documentId: string | null;
  documentTitle: string | null;
  verdict: GuardVerdict;
  reasons: string[];
  /** Masked. */
  excerpt: string;
  feedback: GuardFeedback | null;
  /** Whether the excerpt may be learned from. */
  consent: boolean;
}

/** Newest first; `next` leads to older ones. */
export interface GuardEventPage {
  events: GuardEvent[];
  next: string | null;
}

/** Somebody who has been warned, cools down or is blocked. */
export interface Block {
  /** `contact:ID`, `user:ID` or `key:ID`. */
  subject: string;
  name: string | null;
  standing: 'warned' | 'cooled_down' | 'blocked';
  /** Null where nothing holds them up, or until it is lifted. */
  until: string | null;
  isPermanent: boolean;
}

export type FindingDecision = 'use' | 'leave_out';

/** What the guard found in a document. */
export interface Finding {
  id: string;
  /** `text` is a passage; of all others nothing was made. */
  origin: 'text' | 'title' | 'hidden' | 'comment' | 'alternative' | 'metadata' | 'formula';
  headings: string[];
  reasons: string[];
  /** Masked. */
  excerpt: string;
  /** Null: as the guard says. */
  decision: FindingDecision | null;
  decidedAt: string | null;
  state: 'held' | 'used' | 'left_out' | 'never_used';
}
