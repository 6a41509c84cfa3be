import type { Inspection } from '../../guard/inspect.ts';
import { toHex } from '../../platform/hex.ts';
import { maskedExcerpt } from './excerpt.ts';

/** Where a text stood in which the guard found something. */
export type GuardEventSource =
  | { kind: 'message'; contactId: string; conversationId?: string; messageId?: string }
  | { kind: 'passage'; documentId: string; position: number | null };

/** What is kept of a finding, besides where it was. */
export interface Finding {
  verdict: 'suspicious' | 'block';
  /** 0..1 */
  score: number;
  reasons: string[];
  /** Masked; at most 300 characters. */
  excerpt: string;
  /** SHA-256 in hex of the text's words: alike for a text that was forwarded, however it was spaced. */
  digest: string;
}

/** What is kept of an inspection; null where the text is allowed. */
export async function toFinding(text: string, inspection: Inspection): Promise<Finding | null> {
  const { verdict, score, reasons, spans } = inspection;
  if (verdict === 'allow') return null;
  return {
    ...{ verdict, score, reasons: [...reasons] },
    ...{ excerpt: maskedExcerpt(text, spans), digest: await textDigest(text) },
  };
}

/** Of a text's words: alike for the same text, however it is spaced and punctuated. In hex. */
export async function textDigest(text: string): Promise<string> {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // Some payloads have no words at all.
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words === '' ? text : words));
  return toHex(new Uint8Array(digest));
}
