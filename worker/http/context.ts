import type { TenantDb } from '../data/tenant-db.ts';
import type { Actor } from '../domain/actor.ts';
import type { Log } from '../platform/log.ts';

/** What every request has. Data is not among it: only a guard adds `actor` and `db`. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    requestId: string;
    log: Log;
    /** The content security policy of an answer that is a page; `answerPage` alone sets it. */
    pagePolicy?: string;
  };
}

/** What a session or cron guard adds. A handler that reads these without a guard does not compile. */
export interface GuardedEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { actor: Actor; db: TenantDb };
}

/** What a ticket for a live connection adds: whose it is, and of which organisation. */
export interface SocketEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { actor: Actor; tenantId: string };
}

/** What a webhook guard adds: the bytes that came. */
export interface SignedBodyEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { rawBody: Uint8Array<ArrayBuffer> };
}

/** What Mercado Pago's guard adds besides: the resource's id, which was signed though the bytes were not. */
export interface SignedNoticeEnv extends SignedBodyEnv {
  Variables: SignedBodyEnv['Variables'] & { signedId: string | null };
}
