import { signNotice } from '../../dev/mercado-pago/sign.ts';
import { signatureOf } from '../../dev/meta/sign.ts';
import { paddleSignature } from '../../dev/paddle/sign.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import type { InboxHub } from '../../durable-objects/inbox-hub.ts';
import type { ApiScope } from '../../worker/domain/actor.ts';
import type { ErrorCode } from '../../worker/domain/errors.ts';
import type { GuardDescription, GuardKind } from '../../worker/http/guards/guard.ts';
import { LIVE_PROTOCOL } from '../../worker/http/guards/socket-ticket.ts';
import type { Person } from '../support/context.ts';
import { type Draft, withHeaders } from './draft.ts';
import { sessionCookie } from './things.ts';
import type { World } from './world.ts';

export interface Presenting {
  world: World;
  guard: GuardDescription;
  /** Who asks, where a guard asks for a person. */
  who: Person;
}

export interface GuardCase {
  /** What a call without a good credential is answered; null where none is asked for. */
  refusal: ErrorCode | null;
  /** What has to stand beside the credential, and is no secret. */
  frame?(draft: Draft, world: World): Draft;
  /** Puts a good credential on a call. */
  present(draft: Draft, presenting: Presenting): Draft | Promise<Draft>;
}

/**
 * How each kind of guard is given what it asks for. A new kind goes here, and needs attacks of its own in
 * `attacks/`, named in `attacks/index.ts`.
 */
export const GUARD_CASES: Record<GuardKind, GuardCase> = {
  open: { refusal: null, present: (draft) => draft },
  session: {
    refusal: 'unauthenticated',
    present: async (draft, { world, who }) => bearer(draft, await tokenOf(world, who)),
  },
  'api-key': {
    refusal: 'unauthenticated',
    // The detail of the guard is its scope.
    present: (draft, { world, guard }) => bearer(draft, world.keys[guard.detail as ApiScope]),
  },
  'cron-secret': {
    refusal: 'unauthenticated',
    present: (draft, { world }) => bearer(draft, world.test.secrets.cronSecret),
  },
  'refresh-cookie': {
    refusal: 'unauthenticated',
    frame: (draft, { origin }) => withHeaders(draft, { origin }),
    present: async (draft, { world, who }) =>
      withHeaders(draft, { cookie: await sessionCookie(world.test, who) }),
  },
  'socket-ticket': {
    refusal: 'unauthenticated',
    frame: (draft, { origin }) =>
      withHeaders(draft, {
        ...{ origin, connection: 'Upgrade', upgrade: 'websocket' },
        ...{ 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' },
      }),
    present: async (draft, { world, who }) => offer(draft, await newTicket(world, who)),
  },
  'meta-handshake': {
    refusal: 'forbidden',
    frame: (draft) => ({ ...draft, query: { 'hub.mode': 'subscribe', 'hub.challenge': '1234' } }),
    present: (draft, { world }) => ({
      ...draft,
      query: { ...draft.query, 'hub.verify_token': world.test.secrets.metaVerifyToken },
    }),
  },
  'meta-signature': {
    refusal: 'unauthenticated',
    present: (draft, { world }) => signedForMeta(draft, world.test.secrets.metaAppSecret),
  },
  'mercado-pago-signature': {
    refusal: 'unauthenticated',
    // What is signed stands beside the signature, and is no secret.
    frame: (draft) => withHeaders(draft, { 'x-request-id': NOTICE_REQUEST }),
    present: (draft, { world }) => {
      const secret = world.test.secrets.mercadoPagoWebhookSecret;
      const dataId = draft.query['data.id'] ?? null;
      const { headers } = signNotice({
        body: null,
        dataId,
        requestId: NOTICE_REQUEST,
        ts: Date.now(),
        secret,
      });
      return withHeaders(draft, headers);
    },
  },
  'paddle-signature': {
    refusal: 'unauthenticated',
    present: (draft, { world }) => {
      const secrets = [world.test.secrets.paddleWebhookSecret];
      const now = Math.floor(Date.now() / 1000);
      return withHeaders(draft, { 'paddle-signature': paddleSignature(bytesOf(draft), now, secrets) });
    },
  },
};

/** The `x-request-id` of a notice of Mercado Pago, which is signed. */
export const NOTICE_REQUEST = '2066ca19-c6f1-498a-be75-1923005edd06';

export function bearer(draft: Draft, token: string): Draft {
  return withHeaders(draft, { authorization: `Bearer ${token}` });
}

export function tokenOf({ test, origin }: World, { userId, sessionId }: Person): Promise<string> {
  return mintAccessToken(test.secrets, { issuer: origin, userId, sessionId });
}

export function offer(draft: Draft, ticket: string): Draft {
  return withHeaders(draft, { 'sec-websocket-protocol': `${LIVE_PROTOCOL}, ${ticket}` });
}

/** For a live connection of the attacked tenant, from its hub itself: without a call that could be taken for an attack's. */
export async function newTicket({ test, a }: World, { userId, sessionId }: Person): Promise<string> {
  const hubs = await test.stack.worker.miniflare.getDurableObjectNamespace('INBOX_HUB');
  const hub = hubs.getByName(a.tenantId) as unknown as Pick<InboxHub, 'issueTicket'>;
  return (await hub.issueTicket({ userId, sessionId })).ticket;
}

export function signedForMeta(draft: Draft, secret: string): Draft {
  return withHeaders(draft, { 'x-hub-signature-256': signatureOf(bytesOf(draft), secret) });
}

/** The bytes of a body that is signed; none where there is no body. */
export function bytesOf({ body }: Draft): Uint8Array {
  return body && 'bytes' in body ? body.bytes : new Uint8Array();
}
