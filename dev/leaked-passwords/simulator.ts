import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerBytes } from '../http/answer.ts';
import { Feed } from '../http/feed.ts';
import { listen } from '../http/listen.ts';

/** `hang` never answers; `stall` stops in the middle; `garbage` is a page that is no range. */
export type LeakFault = 'hang' | 'stall' | 'server-error' | 'rate-limit' | 'garbage' | 'endless';

export interface LeakSimulator {
  /** What LEAKED_PASSWORDS_URL is set to. */
  url: string;
  /** Each call: the prefix, and whether padding was asked for. */
  requests: Feed<{ prefix: string; isPadded: boolean }>;
  /** From now on every call meets this; null: none does. */
  setFault(fault: LeakFault | null): void;
  /** From now on this password is known to have leaked. */
  leak(password: string): void;
  close(): Promise<void>;
}

const PADDING_LINES = 800;

/**
 * Starts a range API like Have I Been Pwned's, in which only what `leak` named has leaked.
 * @param options.port 0 takes any free one
 * @throws Error when the port is taken
 */
export async function startLeakSimulator({ port }: { port: number }): Promise<LeakSimulator> {
  const requests: LeakSimulator['requests'] = new Feed();
  const leaked = new Map<string, Set<string>>();
  let fault: LeakFault | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, prefix] = /^\/range\/([0-9A-F]{5})$/.exec(request.url ?? '') ?? [];
    if (prefix === undefined || request.method !== 'GET')
      return answerText(response, 400, 'The hash prefix was not in a valid format');
    const isPadded = request.headers['add-padding'] === 'true';
    requests.push({ prefix, isPadded });
    if (fault !== null) return play(response, fault);
    const lines = [...(leaked.get(prefix) ?? [])].map((suffix) => `${suffix}:7`);
    const padding = Array.from({ length: isPadded ? PADDING_LINES : 1 }, () => `${randomSuffix()}:0`);
    answerText(response, 200, [...lines, ...padding].sort().join('\r\n'));
  }

  const server = await listen('Leaked passwords', port, answer);
  return {
    ...server,
    requests,
    setFault: (next) => {
      fault = next;
    },
    leak: (password) => {
      const hex = createHash('sha1').update(password).digest('hex').toUpperCase();
      leaked.set(hex.slice(0, 5), new Set(leaked.get(hex.slice(0, 5))).add(hex.slice(5)));
    },
  };
}

function play(response: ServerResponse, fault: LeakFault): void {
  if (fault === 'hang') return;
  if (fault === 'stall') {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).write(`${randomSuffix()}:3\r\n`);
    return;
  }
  const answers = {
    'server-error': [503, 'Service unavailable'],
    'rate-limit': [429, 'Rate limit is exceeded'],
    garbage: [200, '<!doctype html><title>Maintenance</title>'],
    endless: [200, `${randomSuffix()}:3\r\n`.repeat(100_000)],
  } as const;
  const [status, text] = answers[fault];
  answerText(response, status, text);
}

function randomSuffix(): string {
  return randomBytes(18).toString('hex').toUpperCase().slice(0, 35);
}

function answerText(response: ServerResponse, status: number, text: string): void {
  answerBytes(response, status, Buffer.from(text), { 'Content-Type': 'text/plain' });
}
