import { randomBytes } from 'node:crypto';
import type { Mail } from '../../dev/mailbox/mailbox.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import type { Person } from './context.ts';
import { post } from './post.ts';
import type { TestStack } from './stack.ts';

export interface AccountAnswer {
  status: number;
  headers: Headers;
  text: string;
  body: {
    accessToken?: string;
    aal?: number;
    expiresIn?: number;
    passwordLeaked?: boolean;
    secondFactor?: { challenge: string };
    error?: { code: string; detail?: string };
  };
}

export interface AccountCall {
  as?: Person;
  /** An access token instead. */
  token?: string;
  /** Where the call comes from; a network of its own unless said otherwise, so that no test uses up another's limit. */
  network?: string;
  headers?: Record<string, string>;
}

/** POSTs JSON to `/api/account/…`. */
export async function postAccount(
  test: TestStack,
  path: string,
  body: unknown,
  { as, token, network = anyNetwork(), headers = {} }: AccountCall = {},
): Promise<AccountAnswer> {
  const bearer = as ? await mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...as }) : token;
  const response = await fetch(`${test.stack.workerUrl}/api/account/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'cf-connecting-ip': network,
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : {} };
}

function anyNetwork(): string {
  return `10.${[...randomBytes(3)].join('.')}`;
}

/** An address that nobody has. */
export function newAddress(): string {
  return `p${randomBytes(8).toString('hex')}@example.test`;
}

/** The next mail to this address; `nth` counts from 1. */
export async function mailTo(test: TestStack, address: string, nth = 1): Promise<Mail & { text: string }> {
  const fitting = () => test.stack.mailbox.messages.filter(({ to }) => to.includes(address));
  await test.stack.mailbox.waitFor(() => fitting().length >= nth, 15_000);
  const mail = fitting()[nth - 1];
  if (!mail?.text) throw new Error('a mail without text');
  return { ...mail, text: mail.text };
}

/** The token in a mail's link. */
export function tokenIn(mail: { text: string }): string {
  const [, token] = /#\/link\/\w+\/([\w-]{43})\s/.exec(mail.text) ?? [];
  if (!token) throw new Error(`no link in: ${mail.text}`);
  return token;
}

export const PASSWORD = 'tres tigres comen trigo';

export const newcomer = (email: string, details: Record<string, unknown> = {}) => ({
  ...{ name: 'Lucía Fernández', email, organisation: 'Café del Puerto' },
  ...{ language: 'es', timeZone: 'America/Montevideo', ...details },
});

/** A new account, with the session that confirming it gives. */
export async function signUpWith(
  test: TestStack,
  email = newAddress(),
  { password = PASSWORD, ...details }: { password?: string; organisation?: string | null } = {},
) {
  await postAccount(test, 'sign-up', newcomer(email, details));
  const link = tokenIn(await mailTo(test, email));
  const confirmed = await postAccount(test, 'sign-up/confirm', { token: link, password });
  const token = confirmed.body.accessToken;
  if (!token) throw new Error(`not signed up: ${confirmed.text}`);
  return { email, token, ...personOf(token) };
}

/** Whose access token this is. */
export function personOf(token: string): Person {
  const claims: { sub: string; sid: string } = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
  );
  return { userId: claims.sub, sessionId: claims.sid };
}

/** The status of an authenticated request with this access token. */
export async function statusOfMe(test: TestStack, token: string): Promise<number> {
  const response = await fetch(`${test.stack.workerUrl}/api/me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await response.body?.cancel();
  return response.status;
}

export const signIn = (test: TestStack, email: string, password = PASSWORD, call: AccountCall = {}) =>
  postAccount(test, 'sign-in', { email, password }, call);

/** The answer's status to a password of a megabyte, by its length alone. */
export async function refusedMegabyte(test: TestStack, path: string): Promise<number> {
  const body = new TextEncoder().encode(
    JSON.stringify({ email: newAddress(), password: 'x'.repeat(1024 * 1024) }),
  );
  const headers = { 'content-type': 'application/json' };
  return (await post(`${test.stack.workerUrl}/api/account/${path}`, body, headers, { isHeldBack: true }))
    .status;
}
