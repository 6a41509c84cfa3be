import type { ErrorEvent } from '@sentry/cloudflare';
import { describe, expect, it } from 'vitest';
import { scrubEvent } from '../../../worker/platform/sentry.ts';

const personal = [
  'Ana Pérez',
  '5491155550143',
  'ana@example.com',
  '¿Hasta qué hora',
  'Bearer EAAG',
  'session=abc',
];

function eventFullOfSecrets(): ErrorEvent {
  const text = personal.join(' ');
  return {
    type: undefined,
    event_id: 'e'.repeat(32),
    level: 'error',
    message: text,
    request: {
      url: `https://x/?q=${text}`,
      headers: { authorization: text },
      cookies: { a: text },
      data: text,
    },
    user: { id: text, email: text, ip_address: '203.0.113.7' },
    extra: { text },
    contexts: { anything: { text } },
    breadcrumbs: [{ message: text }],
    tags: { requestId: '01a20a4b-6d11-7663-868d-55ff32cf6a4b', other: text },
    exception: {
      values: [
        {
          type: 'TypeError',
          value: text,
          stacktrace: {
            frames: [
              { filename: 'index.js', function: 'run', lineno: 3, vars: { text }, context_line: text },
            ],
          },
        },
      ],
    },
  };
}

describe('scrubEvent [control error-reports]', () => {
  it('lets out where it happened and nothing that a person wrote', () => {
    const sent = scrubEvent(eventFullOfSecrets());
    const json = JSON.stringify(sent);
    for (const text of [...personal, '203.0.113.7']) expect(json).not.toContain(text);
    expect(sent?.exception?.values?.[0]).toMatchObject({
      type: 'TypeError',
      value: '[removed]',
      stacktrace: { frames: [{ filename: 'index.js', function: 'run', lineno: 3 }] },
    });
    expect(sent?.tags).toEqual({ requestId: '01a20a4b-6d11-7663-868d-55ff32cf6a4b' });
  });

  it('drops what it cannot scrub', () => {
    const hostile = new Proxy(eventFullOfSecrets(), {
      get() {
        throw new Error('no');
      },
    });
    expect(scrubEvent(hostile)).toBeNull();
  });
});
