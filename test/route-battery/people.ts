import { Secret } from 'otpauth';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { secretContext } from '../../worker/features/accounts/second-factor/code.ts';
import {
  hashRecoveryCodes,
  newRecoveryCodes,
} from '../../worker/features/accounts/second-factor/recovery-codes.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { seal } from '../../worker/platform/sealed.ts';
import { newAddress } from '../support/account.ts';
import type { Person } from '../support/context.ts';
import { LA_ESPIGA, type TestStack } from '../support/stack.ts';

/** A person with a verified address, `DEMO_PASSWORD` and a session. */
export interface Account extends Person {
  email: string;
}

/** A second factor that is on, or waits for its first code. */
export interface Factor {
  secret: string;
  recoveryCodes: string[];
}

/** Somebody who belongs to no organisation. A session of level 2 has just shown its factor, and stays so. */
export async function newAccount(test: TestStack, name: string, aal: 1 | 2 = 1): Promise<Account> {
  const person = { userId: uuidV7(), sessionId: uuidV7(), email: newAddress() };
  await test.query(`insert into public.users (id, display_name, language) values ($1, $2, 'es')`, [
    ...[person.userId, name],
  ]);
  await test.query('insert into public.user_emails (email, user_id, verified_at) values ($1, $2, now())', [
    ...[person.email, person.userId],
  ]);
  await test.query(
    `insert into public.passwords (user_id, hash)
     select $1, hash from public.passwords where user_id = $2`,
    [person.userId, LA_ESPIGA.owner.userId],
  );
  await addSession(test, person, aal);
  return person;
}

/** Of level 2 as if the factor was shown so many minutes ago; by default it stays fresh for an hour. */
export async function addSession(
  test: TestStack,
  { userId, sessionId }: Person,
  aal: 1 | 2 = 1,
  shownMinutesAgo = -60,
): Promise<Person> {
  await test.query(
    `insert into public.sessions (user_id, id, aal, mfa_at, expires_at)
     values ($1, $2, $3::integer, case when $3 = 2 then now() - make_interval(mins => $4) end,
       now() + interval '1 day')`,
    [userId, sessionId, aal, shownMinutesAgo],
  );
  return { userId, sessionId };
}

export async function addMembership(test: TestStack, tenantId: string, userId: string, role: string) {
  await test.query('insert into public.memberships (tenant_id, user_id, role) values ($1, $2, $3)', [
    ...[tenantId, userId, role],
  ]);
}

/** Asked for, and not due yet. */
export async function addDeletion(test: TestStack, userId: string): Promise<void> {
  await test.query(
    `insert into public.account_deletions (user_id, due_at) values ($1, now() + interval '7 days')`,
    [userId],
  );
}

export async function addFactor(test: TestStack, userId: string, isConfirmed = true): Promise<Factor> {
  const [secret, recoveryCodes] = [new Secret({ size: 20 }).base32, newRecoveryCodes()];
  const sealed = await seal(secret, secretContext(userId), parseKeyring(test.secrets.sealingKeys));
  await test.query(
    `insert into public.second_factors (user_id, sealed_secret, confirmed_at)
     values ($1, $2, case when $3 then now() end)`,
    [userId, sealed, isConfirmed],
  );
  await test.query(
    'insert into public.recovery_codes (user_id, code_hash) select $1, unnest($2::text[])::bytea',
    [userId, await hashRecoveryCodes(recoveryCodes)],
  );
  return { secret, recoveryCodes };
}

/** One that somebody ended, and one whose time is over. */
export async function endedSessions(test: TestStack, userId: string) {
  const revoked = await addSession(test, { userId, sessionId: uuidV7() });
  const expired = await addSession(test, { userId, sessionId: uuidV7() });
  await test.query('update public.sessions set revoked_at = now() where id = $1', [revoked.sessionId]);
  await test.query(`update public.sessions set expires_at = now() - interval '1 second' where id = $1`, [
    expired.sessionId,
  ]);
  return { revoked, expired };
}

/** One that never showed a second factor, and one that did six minutes ago. */
export async function lowerSessions(test: TestStack, userId: string) {
  return {
    single: await addSession(test, { userId, sessionId: uuidV7() }),
    stale: await addSession(test, { userId, sessionId: uuidV7() }, 2, 6),
  };
}
