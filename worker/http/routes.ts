import { type Context, Hono, type Env as HonoEnv, type Input, type MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';
import type { Guard } from './guards/guard.ts';

declare const brand: unique symbol;

/** Routes of a feature: Hono's own, of which the compiler shows only what cannot be used without a guard. */
export interface Routes {
  readonly get: Declare;
  readonly post: Declare;
  readonly put: Declare;
  readonly patch: Declare;
  readonly delete: Declare;
  readonly 'Begin these routes with routes() of worker/http/routes': { readonly [brand]: true };
}

/** Begins the routes of a feature: `routes().get('/path', guard, ...steps, handler)`, chained as in Hono. */
export function routes(): Routes {
  return new Hono<AppEnv>() as unknown as Routes;
}

/** What stands between guard and handler. It needs the variables `E`, and adds `I` to `c.req.valid`. */
type Step<E extends HonoEnv, I extends Input> = MiddlewareHandler<E, string, I>;

/** The last word of a route. It sees what the guard (`E`) and the steps (`I`) added, and nothing else. */
type Handler<E extends AppEnv, I extends Input> = (c: Context<E, string, I>) => Response | Promise<Response>;

/** One signature for each number of steps, so that the compiler's error names the one argument that is wrong. */
interface Declare {
  (path: string, neitherAlone: Guard<AppEnv> & Handler<AppEnv, Input>): never;
  <E extends AppEnv>(path: string, guard: Guard<E>, handler: Handler<E, Input>): Routes;
  <EA extends HonoEnv, A extends Input, E extends AppEnv & EA>(
    path: string,
    guard: Guard<E>,
    a: Step<EA, A>,
    handler: Handler<E, A>,
  ): Routes;
  <EA extends HonoEnv, A extends Input, EB extends HonoEnv, B extends Input, E extends AppEnv & EA & EB>(
    path: string,
    guard: Guard<E>,
    a: Step<EA, A>,
    b: Step<EB, B>,
    handler: Handler<E, A & B>,
  ): Routes;
  <
    EA extends HonoEnv,
    A extends Input,
    EB extends HonoEnv,
    B extends Input,
    EC extends HonoEnv,
    C extends Input,
    E extends AppEnv & EA & EB & EC,
  >(
    path: string,
    guard: Guard<E>,
    a: Step<EA, A>,
    b: Step<EB, B>,
    c: Step<EC, C>,
    handler: Handler<E, A & B & C>,
  ): Routes;
  <
    EA extends HonoEnv,
    A extends Input,
    EB extends HonoEnv,
    B extends Input,
    EC extends HonoEnv,
    C extends Input,
    ED extends HonoEnv,
    D extends Input,
    E extends AppEnv & EA & EB & EC & ED,
  >(
    path: string,
    guard: Guard<E>,
    a: Step<EA, A>,
    b: Step<EB, B>,
    c: Step<EC, C>,
    d: Step<ED, D>,
    handler: Handler<E, A & B & C & D>,
  ): Routes;
}
