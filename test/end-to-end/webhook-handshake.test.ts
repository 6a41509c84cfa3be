import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

describe('the handshake', () => {
  it('returns the challenge for the right token', async () => {
    const answer = await handshake({ 'hub.verify_token': test.secrets.metaVerifyToken });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('1158201444');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it.each([
    ['a wrong token', { 'hub.verify_token': 'wrong' }],
    ['no token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
  ])('refuses %s', async (_, query) => {
    const answer = await handshake(query);
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('1158201444');
  });
});

function handshake(query: Record<string, string>): Promise<Response> {
  const token = { 'hub.verify_token': test.secrets.metaVerifyToken };
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', ...token, ...query };
  return fetch(`${test.stack.workerUrl}/webhooks/meta?${new URLSearchParams(asked)}`);
}
