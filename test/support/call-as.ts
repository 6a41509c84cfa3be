import { randomBytes } from 'node:crypto';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import type { ApiAnswer } from './api.ts';
import type { Person } from './context.ts';
import type { TestStack } from './stack.ts';

/** Calls `/api/…` with this bearer: an API key, or a person's access token, whatever became of the session. */
export async function callAs<Body = object>(
  test: TestStack,
  who: Person | string | null,
  method: string,
  path: string,
  json?: unknown,
): Promise<ApiAnswer<Body> & { headers: Headers }> {
  const bearer =
    who === null || typeof who === 'string'
      ? who
      : await mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...who });
  const response = await fetch(`${test.stack.workerUrl}/api/${path}`, {
    method,
    headers: {
      // A network of its own, so that no test uses up another's limit.
      'cf-connecting-ip': `10.${[...randomBytes(3)].join('.')}`,
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}
