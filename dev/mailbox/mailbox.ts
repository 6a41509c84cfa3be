import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerBytes, answerJson } from '../http/answer.ts';
import { Feed } from '../http/feed.ts';
import { listen } from '../http/listen.ts';
import { LiveEvents } from '../http/live-events.ts';
import { parseJsonObject, readBody } from '../http/read-body.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import { serveStatic } from '../http/static-files.ts';
import { type Mail, parseMail } from './mail.ts';

export type { Mail } from './mail.ts';

export interface Mailbox {
  /** The page; Resend's endpoint is at `${url}/emails`. */
  url: string;
  close(): Promise<void>;
  /** In the order they came. */
  readonly messages: readonly Mail[];
  /** @throws Error when no such mail came in time */
  waitFor(predicate: (mail: Mail) => boolean, timeoutMs: number): Promise<Mail>;
}

const PAGE = new URL('./page/', import.meta.url);
const PAGE_FILES = ['index.html', 'icon.svg', 'mailbox.css', 'mailbox.js', 'texts.js'];
const MAX_BODY_BYTES = 5 * 1024 * 1024;

/**
 * Starts a mail provider of one's own: takes mail as Resend does and shows it at `/`. In memory.
 * @param options.port 0 takes any free one
 * @throws Error when the port is taken
 */
export async function startMailbox({ port, apiKey }: { port: number; apiKey: string }): Promise<Mailbox> {
  const feed = new Feed<Mail>();
  const live = new LiveEvents();
  feed.onPush((mail) => live.send('mail', mail.id));
  const idsByKey = new Map<string, string>();

  const server = await listen('Mailbox', port, async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/emails' && request.method === 'POST') {
      await takeMail(request, response, apiKey, feed, idsByKey);
    } else if (request.method !== 'GET') {
      answerError(response, 405, 'method_not_allowed', 'Method is not allowed for the requested path.');
    } else if (!(await serveStatic(response, pathname, PAGE, PAGE_FILES))) {
      showToPage(request, response, pathname, feed, live);
    }
  });
  return {
    ...server,
    messages: feed.items,
    waitFor: (predicate, timeoutMs) => feed.waitFor('mail', predicate, timeoutMs),
  };
}

async function takeMail(
  request: IncomingMessage,
  response: ServerResponse,
  apiKey: string,
  feed: Feed<Mail>,
  idsByKey: Map<string, string>,
): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return answerError(response, 401, 'missing_api_key', 'Missing API Key');
  if (!equals(token, apiKey)) return answerError(response, 401, 'validation_error', 'API key is invalid');
  const mail = parseMail(parseJsonObject(body));
  if ('missing' in mail) {
    return answerError(response, 422, 'missing_required_field', `Missing \`${mail.missing}\` field.`);
  }
  const key = request.headers['idempotency-key']?.toString();
  const earlier = key === undefined ? undefined : idsByKey.get(key);
  if (earlier !== undefined) return answerJson(response, 200, { id: earlier });
  if (key !== undefined) idsByKey.set(key, mail.id);
  feed.push(mail);
  answerJson(response, 200, { id: mail.id });
}

function showToPage(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  feed: Feed<Mail>,
  live: LiveEvents,
): void {
  if (!isSameOrigin(request)) {
    answerError(response, 403, 'forbidden', 'Only the mailbox page may call this.');
  } else if (path === '/mails') {
    const mails = feed.items.toReversed().map(({ html, ...mail }) => ({ ...mail, hasHtml: html !== null }));
    answerJson(response, 200, mails);
  } else if (path === '/events') {
    live.open(response);
  } else {
    const mail = feed.items.find(({ id }) => path === `/mails/${id}/html`);
    if (mail?.html == null) answerError(response, 404, 'not_found', 'There is no such mail.');
    else answerMailBody(response, mail.html);
  }
}

/** A mail's HTML can run nothing and load nothing; its links open in a new tab. */
function answerMailBody(response: ServerResponse, html: string): void {
  answerBytes(response, 200, Buffer.from(`<base target="_blank">${html}`), {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; " +
      'sandbox allow-popups allow-popups-to-escape-sandbox',
    'Referrer-Policy': 'no-referrer',
  });
}

function answerError(response: ServerResponse, statusCode: number, name: string, message: string): void {
  answerJson(response, statusCode, { statusCode, name, message });
}

function equals(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
