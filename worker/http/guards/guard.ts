import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../context.ts';
import type { AnonymousLimit, KnownLimit } from '../limits.ts';

export type GuardKind =
  | 'session'
  | 'api-key'
  | 'socket-ticket'
  | 'refresh-cookie'
  | 'meta-signature'
  | 'meta-handshake'
  | 'mercado-pago-signature'
  | 'paddle-signature'
  | 'cron-secret'
  | 'open';

export interface GuardDescription {
  kind: GuardKind;
  /** Roles and level of a session, or the reason why a route is open. */
  detail: string;
  /** The class of `worker/http/limits` that a request counts against once its credential holds. */
  limit: KnownLimit | AnonymousLimit;
}

declare const brand: unique symbol;

/** What the compiler says where a guard is missing, late or the second one. */
type Advice = 'Put exactly one guard of worker/http/guards, first after the path';

/** What `defineGuard` made, and the only thing that a route takes first after its path. No middleware can be cast to it. */
export interface Guard<E extends AppEnv> extends Readonly<Record<Advice, { [brand]: E }>> {
  (): [Advice];
}

const guards = new WeakMap<object, GuardDescription>();

/** Makes a guard of a middleware, which the routes accept and the route audit knows again. */
export function defineGuard<E extends AppEnv, Path extends string>(
  description: GuardDescription,
  handler: MiddlewareHandler<E, Path>,
): Guard<E> {
  guards.set(handler, description);
  // The one place where a middleware becomes a guard: nothing else can name the brand.
  return handler as unknown as Guard<E>;
}

/** The description of a guard, or null for any other handler. */
export function describeGuard(handler: object): GuardDescription | null {
  return guards.get(handler) ?? null;
}
