import { randomUUID } from 'node:crypto';
import { asRecord } from '../http/read-body.ts';

export interface Mail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  /** Milliseconds since the epoch. */
  at: number;
}

const MAX_RECIPIENTS = 50;

/** The mail in the body of POST /emails, or what Resend would say is missing. */
export function parseMail(body: Record<string, unknown> | null): Mail | { missing: string } {
  const { from, subject, html, text } = body ?? {};
  const to = typeof body?.to === 'string' ? [body.to] : body?.to;
  if (typeof from !== 'string' || from === '') return { missing: 'from' };
  if (!isStringArray(to) || to.length === 0 || to.length > MAX_RECIPIENTS) return { missing: 'to' };
  if (typeof subject !== 'string') return { missing: 'subject' };
  if (typeof html !== 'string' && typeof text !== 'string') return { missing: 'html` or `text' };
  const headers = Object.entries(asRecord(body?.headers) ?? {});
  return {
    id: randomUUID(),
    from,
    to,
    subject,
    html: typeof html === 'string' ? html : null,
    text: typeof text === 'string' ? text : null,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    at: Date.now(),
  };
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
