import { randomBytes } from 'node:crypto';
import type { ApiScope } from '../../worker/domain/actor.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { AuditedRoute } from '../../worker/http/route-audit.ts';
import { startHttpServer } from '../support/http-server.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { Account } from './people.ts';
import { openPlace, type Place } from './place.ts';
import { newKey } from './things.ts';

/** An origin of the list in `CORS_ORIGINS`. */
export const LISTED_ORIGIN = 'https://app.partner.example';

/** What the battery plays in: the attacked tenant, another one, and the running product. */
export interface World {
  test: TestStack;
  /** Of the running Worker. */
  origin: string;
  a: Place;
  b: Place;
  /** An organisation of its own that asks every member for a second factor. */
  strict: Place;
  /** Somebody with a session who belongs nowhere. */
  nobody: Account;
  /** API keys of the attacked tenant: of one scope each, and of both but at an end. */
  keys: Record<ApiScope | 'revoked' | 'expired', string>;
  routes: readonly AuditedRoute[];
  /** The page that is answered where no route of the Worker is meant. */
  page: string;
  close(): Promise<void>;
}

export async function openWorld(routes: readonly AuditedRoute[]): Promise<World> {
  const pages = await startHttpServer((response) => void response.end('Abrimos los lunes.'));
  // What waits for its turn here is sent some time after it was signed.
  const vars = {
    CORS_ORIGINS: LISTED_ORIGIN,
    PAGE_FETCH_ORIGINS: pages.url,
    PADDLE_TOLERANCE_SECONDS: '300',
    // Thousands of attacks by a few people within a minute; limits have tests of their own.
    REQUEST_LIMIT_FACTOR: '1000',
  };
  const test = await startTestStack({ vars });
  await waitUntil('the handbooks', async () => {
    const [row] = await test.query<{ unread: number }>(
      `select count(*)::int as unread from public.documents where state <> 'ready'`,
    );
    return row?.unread === 0;
  });
  const word = () => `canary${randomBytes(8).toString('hex')}`;
  const a = await openPlace(test, { tenantId: LA_ESPIGA.tenantId, canary: word(), pagesUrl: pages.url });
  return {
    ...{ test, origin: test.stack.workerUrl, routes, a },
    b: await openPlace(test, { tenantId: DOCE_MANHA.tenantId, canary: word(), pagesUrl: pages.url }),
    strict: await openStrictPlace(test, { canary: word(), pagesUrl: pages.url }),
    nobody: await a.newAccount(),
    keys: {
      read: (await newKey(a, ['read'])).key,
      write: (await newKey(a, ['write'])).key,
      revoked: (await newKey(a, ['read', 'write'], 'revoked')).key,
      expired: (await newKey(a, ['read', 'write'], 'expired')).key,
    },
    page: await (await fetch(test.stack.workerUrl)).text(),
    async close() {
      await test.stop();
      await pages[Symbol.asyncDispose]();
    },
  };
}

async function openStrictPlace(test: TestStack, place: Pick<Place, 'canary' | 'pagesUrl'>): Promise<Place> {
  const tenantId = uuidV7();
  await test.query(
    `insert into public.tenants (id, name, language, time_zone, requires_second_factor)
     values ($1, $2, 'es', 'UTC', true)`,
    [tenantId, place.canary],
  );
  return openPlace(test, { ...place, tenantId });
}
