import type { Env as HonoEnv, MiddlewareHandler } from 'hono';

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
}

const guards = new WeakMap<object, GuardDescription>();

/** Marks a middleware as a guard, so that the route audit can tell which routes have one. */
export function defineGuard<E extends HonoEnv, Path extends string>(
  description: GuardDescription,
  handler: MiddlewareHandler<E, Path>,
): MiddlewareHandler<E, Path> {
  guards.set(handler, description);
  return handler;
}

/** The description of a guard, or null for any other handler. */
export function describeGuard(handler: object): GuardDescription | null {
  return guards.get(handler) ?? null;
}
