import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import type { TestStack } from './stack.ts';

export interface AccountAnswer {
  status: number;
  headers: Headers;
  body: {
    accessToken?: string;
    aal?: number;
    secondFactor?: { challenge: string };
    secret?: string;
    uri?: string;
    recoveryCodes?: string[];
    error?: { code: string; detail?: string };
  } & Record<string, unknown>;
}

/** Calls `/api/account/…`, with an access token or without. */
export async function callAccount(
  test: TestStack,
  method: string,
  path: string,
  { token = null, json }: { token?: string | null; json?: unknown } = {},
): Promise<AccountAnswer> {
  const response = await fetch(`${test.stack.workerUrl}/api/account/${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}

/** What an authenticator shows now, or so many time steps later. */
export function codeOf(secret: string, stepsLater = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + stepsLater * 30_000,
  });
}

/** Forgets which codes were used and how many were wrong, as if minutes had passed. */
export async function passTime(test: TestStack, userId: string): Promise<void> {
  await test.query('update public.second_factors set last_step = 0 where user_id = $1', [userId]);
  await test.query('delete from public.account_locks where user_id = $1', [userId]);
}

/** By the password of a demo business's owner. */
export function signIn(test: TestStack, email: string): Promise<AccountAnswer> {
  return callAccount(test, 'POST', 'sign-in', { json: { email, password: DEMO_PASSWORD } });
}

/** Signs an owner in and switches their second factor on; the session has just shown it. */
export async function enrolOwner(test: TestStack, owner: { userId: string; email: string }) {
  const token = (await signIn(test, owner.email)).body.accessToken ?? '';
  const json = { password: DEMO_PASSWORD };
  const { secret = '', uri = '' } = (await callAccount(test, 'POST', 'second-factor', { token, json })).body;
  const confirmed = await callAccount(test, 'POST', 'second-factor/confirm', {
    token,
    json: { code: codeOf(secret) },
  });
  await passTime(test, owner.userId);
  return { token, secret, uri, recoveryCodes: confirmed.body.recoveryCodes ?? [], confirmed };
}
