import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMetaHandshake, verifyMetaSignature } from '../../../worker/providers/meta/signature.ts';

const SECRET = 'an app secret';
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (body: Uint8Array | string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe('verifyMetaSignature [control webhook-signatures]', () => {
  it('accepts what Meta signed, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (body) => {
        expect(await verifyMetaSignature(body, sign(body), [SECRET])).toBe(true);
      }),
    );
  });

  it('refuses a body with any byte changed', async () => {
    const change = fc.tuple(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([body, at, mask]) => {
        const i = at % body.length;
        const tampered = body.with(i, (body[i] ?? 0) ^ mask);
        expect(await verifyMetaSignature(tampered, sign(body), [SECRET])).toBe(false);
      }),
    );
  });

  it('accepts raw UTF-8 that was signed in its escaped form, and only in lower case', async () => {
    const body = bytes('{"t":"mañana 😀"}');
    const escaped = '{"t":"ma\\u00f1ana \\ud83d\\ude00"}';
    expect(await verifyMetaSignature(body, sign(escaped), [SECRET])).toBe(true);
    expect(await verifyMetaSignature(body, sign(escaped.replace('d83d', 'D83D')), [SECRET])).toBe(false);
    expect(await verifyMetaSignature(bytes('{"t":"manana"}'), sign(escaped), [SECRET])).toBe(false);
  });

  it('keeps a byte order mark when it escapes', async () => {
    expect(await verifyMetaSignature(bytes('\ufeff{}'), sign('\\ufeff{}'), [SECRET])).toBe(true);
    expect(await verifyMetaSignature(bytes('\ufeff{}'), sign('{}'), [SECRET])).toBe(false);
  });

  it('does not read invalid UTF-8 as replacement characters', async () => {
    const body = Uint8Array.of(0x22, 0xff, 0x22);
    expect(await verifyMetaSignature(body, sign('"\\ufffd"'), [SECRET])).toBe(false);
  });

  it('accepts the previous secret during a rotation', async () => {
    expect(await verifyMetaSignature(bytes('{}'), sign('{}'), ['new', SECRET])).toBe(true);
    expect(await verifyMetaSignature(bytes('"ñ"'), sign('"\\u00f1"'), ['new', SECRET])).toBe(true);
    expect(await verifyMetaSignature(bytes('{}'), sign('{}', 'other'), ['new', SECRET])).toBe(false);
  });

  it('still verifies after more secrets than it remembers', async () => {
    for (let i = 0; i < 80; i++) {
      expect(await verifyMetaSignature(bytes('{}'), sign('{}', `s${i}`), [`s${i}`])).toBe(true);
    }
    expect(await verifyMetaSignature(bytes('{}'), sign('{}', 's0'), ['s1'])).toBe(false);
  });

  it('refuses everything without a secret', async () => {
    expect(await verifyMetaSignature(bytes('{}'), sign('{}', ''), [])).toBe(false);
    expect(await verifyMetaSignature(bytes('{}'), sign('{}', ''), [''])).toBe(false);
    expect(await verifyMetaSignature(bytes('{}'), sign('{}'), [SECRET, ''])).toBe(false);
  });

  const good = sign('{}');
  it.each([
    ['no header', null],
    ['an empty header', ''],
    ['a joined duplicate', `${good}, ${good}`],
    ['upper-case hex', `sha256=${good.slice(7).toUpperCase()}`],
    ['an upper-case name', good.replace('sha256', 'SHA256')],
    ['a bare digest', good.slice(7)],
    ['SHA-1', good.replace('sha256', 'sha1')],
    ['a short digest', good.slice(0, -2)],
    ['a long digest', `${good}00`],
    ['a leading space', ` ${good}`],
    ['a line end', `${good}\n`],
  ])('refuses %s', async (_, header) => {
    expect(await verifyMetaSignature(bytes('{}'), header, [SECRET])).toBe(false);
  });
});

describe('answerMetaHandshake', () => {
  const query = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': 'tökén',
      'hub.challenge': '1158201444',
      ...more,
    });

  it('gives the challenge back for the right token', () => {
    expect(answerMetaHandshake(query(), 'tökén')).toEqual({ challenge: '1158201444' });
  });

  it.each([
    ['another token', { 'hub.verify_token': 'token' }],
    ['a longer token', { 'hub.verify_token': 'tökén ' }],
    ['a prefix of the token', { 'hub.verify_token': 'tök' }],
    ['no token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': '' }],
    ['a challenge without bound', { 'hub.challenge': '1'.repeat(257) }],
  ])('refuses %s', (_, more) => {
    expect(answerMetaHandshake(query(more), 'tökén')).toBeNull();
  });

  it('refuses an empty token even where none is configured', () => {
    expect(answerMetaHandshake(query({ 'hub.verify_token': '' }), '')).toBeNull();
    expect(answerMetaHandshake(query({ 'hub.verify_token': '\0' }), '')).toBeNull();
  });
});
