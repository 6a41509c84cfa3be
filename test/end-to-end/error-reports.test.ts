import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SqlRefusal } from '../../dev/database/sql-backend.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const PERSONAL = 'Ana Pérez, +54 9 11 5555-0143, ana@example.com';

let test: TestStack;
const received: string[] = [];
const sentry = createServer(async (request, response) => {
  received.push(`${request.url}\n${await text(request)}`);
  response.end('{}');
});
beforeAll(async () => {
  await new Promise<void>((resolve) => sentry.listen(0, '127.0.0.1', resolve));
  const address = sentry.address();
  const port = typeof address === 'object' ? address?.port : null;
  test = await startTestStack({ vars: { SENTRY_DSN: `http://publickey@127.0.0.1:${port}/1` } });
});
afterAll(async () => {
  await test?.stop();
  sentry.close();
});

describe('an error that nobody expected', () => {
  it('is reported with its place and its request, and with nothing of the people in it [control error-reports]', async () => {
    test.around((statements, run) => {
      if (!statements.some((statement) => statement.includes('"documents"'))) return run();
      throw new SqlRefusal('22P02', `invalid input: "${PERSONAL}"`);
    });
    const accessToken = await test.stack.accessToken(LA_ESPIGA);
    const url = `${test.stack.workerUrl}/api/organisations/${LA_ESPIGA.tenantId}/documents?q=${encodeURIComponent(PERSONAL)}`;
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${accessToken}`, cookie: 'session=abc' },
    });
    test.around(null);

    const answer = await response.text();
    expect(response.status).toBe(500);
    expect(answer).not.toContain('Ana');
    const report = await waitUntil('a report', () => received[0] ?? null);
    const requestId = (JSON.parse(answer) as { error: { requestId: string } }).error.requestId;
    expect(report).toContain(requestId);
    expect(report).toContain('"value":"[removed]"');
    expect(report).toContain('"function"');
    for (const secret of [
      'Ana',
      '5555',
      'example.com',
      'session=abc',
      accessToken,
      LA_ESPIGA.tenantId,
      'Bearer',
    ]) {
      expect(report).not.toContain(secret);
    }
  });

  it('is not reported when it is a refusal', async () => {
    const before = received.length;
    const response = await fetch(`${test.stack.workerUrl}/api/organisations/${LA_ESPIGA.tenantId}/documents`);
    expect(response.status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(received).toHaveLength(before);
  });
});
