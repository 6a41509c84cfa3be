import { rm } from 'node:fs/promises';
import { openSession, postWithCookie } from '../support/browser-session.ts';
import { countTrips } from '../support/count-trips.ts';
import { fillServer } from '../support/filled-server.ts';
import { startMigratedServer } from '../support/postgres-global-setup.ts';
import { callAccount, codeOf, enrolOwner, signIn } from '../support/second-factor.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

export interface AccountTrips {
  /** A sign-in with a code of an authenticator, both of its requests. */
  signin_trips: number;
  refresh_trips: number;
  /** Beyond the one that an authenticated request's handler makes. */
  request_extra_trips: number;
}

/** How often the whole stack, over a Postgres of its own, asks the database for the work of accounts. */
export async function countAccountTrips(): Promise<AccountTrips> {
  const { shared, server } = await startMigratedServer();
  try {
    const filled = await fillServer(shared);
    try {
      const test = await startTestStack({ filled });
      try {
        return await count(test);
      } finally {
        await test.stop();
      }
    } finally {
      await rm(filled.folder, { recursive: true, force: true });
    }
  } finally {
    await server.stop();
  }
}

async function count(test: TestStack): Promise<AccountTrips> {
  const { owner, tenantId } = LA_ESPIGA;
  const { secret } = await enrolOwner(test, owner);
  const other = await openSession(test, DOCE_MANHA.owner.userId);
  let token = '';
  const [, signin_trips] = await countTrips(test, async () => {
    const challenge = (await signIn(test, owner.email)).body.secondFactor?.challenge;
    const json = { challenge, code: codeOf(secret) };
    const { status, body } = await callAccount(test, 'POST', 'sign-in/second-factor', { json });
    expectOk(status);
    token = body.accessToken ?? '';
  });
  const [, refresh_trips] = await countTrips(test, async () => {
    expectOk((await postWithCookie(test, 'refresh', await other.tokenAt(0))).status);
  });
  const trips: number[] = [];
  for (const path of ['me', 'account/sessions', `organisations/${tenantId}/faq`]) {
    const [, ofRequest] = await countTrips(test, async () => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${test.stack.workerUrl}/api/${path}`, { headers });
      await response.body?.cancel();
      expectOk(response.status);
    });
    trips.push(ofRequest);
  }
  return { signin_trips, refresh_trips, request_extra_trips: Math.max(...trips) - 1 };
}

function expectOk(status: number): void {
  if (status !== 200) throw new Error(`answered ${status}`);
}
