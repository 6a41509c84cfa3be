import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext, type Person, userContext } from '../support/context.ts';
import { openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

const SEALED = 'sealed';
const STEP = 60_000_000;
const PARALLEL = 50;

let fixture: TwoTenants;
let clients: { job: pg.Client; rw: pg.Client }[];

beforeAll(async () => {
  fixture = await openTwoTenants();
  clients = await Promise.all(
    Array.from({ length: PARALLEL / 2 }, async () => ({
      job: await connect(fixture.jobUrl),
      rw: await connect(fixture.rwUrl),
    })),
  );
});
afterAll(async () => {
  await Promise.all(clients.flatMap(({ job, rw }) => [job.end(), rw.end()]));
  await fixture.close();
});
beforeEach(async () => {
  await fixture.admin.query('delete from account_locks');
  await fixture.admin.query('update second_factors set last_step = 0, confirmed_at = now()');
  await fixture.admin.query('update sessions set aal = 1, mfa_at = null');
});

type Result = { outcome: string; locked_until: Date | null };

async function one(client: pg.Client, context: Promise<string>, text: string, values: unknown[]) {
  const { rows } = await inContext(client, await context, () => client.query<Result>(text, values));
  return rows[0]?.outcome;
}
const place = (index: number) => clients[index % clients.length] ?? clients[0];
const first = () => {
  const [pair] = clients;
  if (!pair) throw new Error('no clients');
  return pair;
};

/** At sign-in: the job names the account. */
const signIn = (user: Person, values: unknown[], client: pg.Client) =>
  one(client, jobContext(null), `select * from app.sign_in_with_code($1, $2, $3, $4, $5, '', '')`, [
    ...[user.userId, ...values, uuidV7()],
  ]);
const acceptStep = (user: Person, step: number | null, client = first().job, sealed = SEALED) =>
  signIn(user, [sealed, step, null], client);
const acceptRecovery = (user: Person, hash: Buffer, client = first().job) =>
  signIn(user, [SEALED, null, hash], client);
/** In a session. */
const stepUp = (user: Person, step: number | null, hash: Buffer | null = null, client = first().rw) =>
  one(client, userContext(null, user), 'select * from app.step_up($1, $2, $3)', [SEALED, step, hash]);
const asUser = (user: Person, text: string, values: unknown[] = []) =>
  one(first().rw, userContext(null, user), text, values);
const countOf = (outcomes: (string | undefined)[], wanted: string) =>
  outcomes.filter((outcome) => outcome === wanted).length;
const sessionOf = async ({ sessionId }: Person) =>
  (await fixture.admin.query('select aal, mfa_at from sessions where id = $1', [sessionId])).rows[0];
async function addRecoveryCode(user: Person): Promise<Buffer> {
  const hash = randomBytes(32);
  await fixture.admin.query('insert into recovery_codes (user_id, code_hash) values ($1, $2)', [
    ...[user.userId, hash],
  ]);
  return hash;
}

describe('a code of an authenticator [control second-factor]', () => {
  it('[ASVS 6.5.1] is accepted once of fifty times in parallel, by sign-in and step-up together', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: PARALLEL }, (_, index) =>
        index % 2 === 0
          ? acceptStep(fixture.a, STEP, place(index >> 1)?.job)
          : stepUp(fixture.a, STEP, null, place(index >> 1)?.rw),
      ),
    );
    expect(countOf(outcomes, 'accepted')).toBe(1);
  });

  it('is refused later, and so is every older one', async () => {
    expect(await acceptStep(fixture.a, STEP)).toBe('accepted');
    expect(await acceptStep(fixture.a, STEP)).toBe('wrong');
    expect(await stepUp(fixture.a, STEP)).toBe('wrong');
    expect(await stepUp(fixture.a, STEP - 1)).toBe('wrong');
    expect(await stepUp(fixture.a, STEP + 1)).toBe('accepted');
  });

  it('that confirmed the factor signs nobody in', async () => {
    await fixture.admin.query('update second_factors set confirmed_at = null');
    expect(await acceptStep(fixture.a, STEP)).toBe('wrong');
    const confirm = () =>
      asUser(fixture.a, 'select * from app.confirm_second_factor($1, $2, $3)', [
        ...[SEALED, STEP, [randomBytes(32)]],
      ]);
    expect(await confirm()).toBe('accepted');
    expect(await sessionOf(fixture.a)).toMatchObject({ aal: 2, mfa_at: expect.any(Date) });
    expect(await acceptStep(fixture.a, STEP)).toBe('wrong');
    expect(await confirm()).toBe('wrong');
  });

  it('of a secret that is no longer the account’s is refused', async () => {
    expect(await acceptStep(fixture.a, STEP, first().job, 'another')).toBe('wrong');
  });
});

describe('a recovery code [control second-factor]', () => {
  it('is accepted once of fifty times in parallel', async () => {
    const hash = await addRecoveryCode(fixture.a);
    const outcomes = await Promise.all(
      Array.from({ length: PARALLEL }, (_, index) =>
        index % 2 === 0
          ? acceptRecovery(fixture.a, hash, place(index >> 1)?.job)
          : stepUp(fixture.a, null, hash, place(index >> 1)?.rw),
      ),
    );
    expect(countOf(outcomes, 'accepted')).toBe(1);
  });

  it('of somebody else is refused, and stays theirs', async () => {
    const hash = await addRecoveryCode(fixture.b);
    expect(await acceptRecovery(fixture.a, hash)).toBe('wrong');
    expect(await acceptRecovery(fixture.b, hash)).toBe('accepted');
  });
});

describe('the lock of an account [control second-factor]', () => {
  it('lets five wrong codes of fifty be looked at, whatever path they come by', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: PARALLEL }, (_, index) =>
        index % 2 === 0
          ? acceptStep(fixture.a, null, place(index >> 1)?.job)
          : stepUp(fixture.a, null, randomBytes(32), place(index >> 1)?.rw),
      ),
    );
    expect(countOf(outcomes, 'wrong')).toBe(5);
    expect(countOf(outcomes, 'locked')).toBe(PARALLEL - 5);
  });

  it('refuses a right code, and another account’s not', async () => {
    for (let wrong = 0; wrong < 5; wrong++) await acceptStep(fixture.a, null);
    expect(await acceptStep(fixture.a, STEP)).toBe('locked');
    expect(await stepUp(fixture.a, STEP)).toBe('locked');
    expect(await acceptRecovery(fixture.a, await addRecoveryCode(fixture.a))).toBe('locked');
    expect(await acceptStep(fixture.b, STEP)).toBe('accepted');
  });

  it('[ASVS 6.1.1] lasts 1, 2, 4, 8, then 15 minutes, and ends with a right code', async () => {
    const minutes: number[] = [];
    for (let wrong = 0; wrong < 11; wrong++) {
      await acceptStep(fixture.a, null);
      const { rows } = await fixture.admin.query(
        'select round(extract(epoch from locked_until - now()) / 60)::integer as minutes from account_locks',
      );
      if (rows[0].minutes !== null) minutes.push(rows[0].minutes);
      await fixture.admin.query(`update account_locks set locked_until = now() - interval '1 second'`);
    }
    expect(minutes).toEqual([1, 2, 4, 8, 15, 15, 15]);
    expect(await acceptStep(fixture.a, STEP)).toBe('accepted');
    expect((await fixture.admin.query('select from account_locks')).rowCount).toBe(0);
  });
});

describe('a right password', () => {
  const failuresAfterPassword = async () => {
    const clear = 'select app.clear_failures($1)';
    await inContext(first().job, await jobContext(null), () => first().job.query(clear, [fixture.a.userId]));
    return (await fixture.admin.query('select failures from account_locks')).rows;
  };

  it('forgives wrong passwords, but no wrong codes', async () => {
    await acceptStep(fixture.a, null);
    expect(await failuresAfterPassword()).toEqual([{ failures: 1 }]);
    await fixture.admin.query('update second_factors set confirmed_at = null');
    expect(await failuresAfterPassword()).toEqual([]);
  });
});

describe('a step-up [control second-factor]', () => {
  it('raises the session that showed the code, and no other', async () => {
    expect(await stepUp(fixture.a, STEP)).toBe('accepted');
    expect(await sessionOf(fixture.a)).toMatchObject({ aal: 2 });
    expect(await sessionOf(fixture.b)).toMatchObject({ aal: 1, mfa_at: null });
  });

  it('is good for five minutes', async () => {
    const disable = () => asUser(fixture.a, 'select app.disable_second_factor()');
    await expect(disable()).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    await fixture.admin.query(`update sessions set aal = 2, mfa_at = now() - interval '5 minutes 1 second'`);
    await expect(disable()).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    await expect(
      asUser(fixture.a, 'select app.replace_recovery_codes($1)', [[randomBytes(32)]]),
    ).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    await fixture.admin.query(`update sessions set mfa_at = now() - interval '4 minutes'`);
    await disable();
    const left = await fixture.admin.query(
      'select user_id from second_factors union all select user_id from recovery_codes',
    );
    expect(left.rows.map((row) => row.user_id)).not.toContain(fixture.a.userId);
    expect(left.rows.map((row) => row.user_id)).toContain(fixture.b.userId);
    expect(await sessionOf(fixture.a)).toMatchObject({ aal: 1, mfa_at: null });
    await fixture.admin.query(`insert into second_factors (user_id, sealed_secret) values ($1, $2)`, [
      ...[fixture.a.userId, SEALED],
    ]);
  });
});

describe('whose [control second-factor]', () => {
  it('a person reaches no other account', async () => {
    for (const name of ['load_second_factor', 'account_address'])
      await expect(asUser(fixture.a, `select * from app.${name}($1)`, [fixture.b.userId])).rejects.toThrow(
        'not this account',
      );
    await expect(asUser(fixture.a, 'select app.count_failure($1)', [fixture.b.userId])).rejects.toThrow(
      'permission denied',
    );
  });

  it('a new secret does not take the place of a confirmed one', async () => {
    expect(await asUser(fixture.a, `select app.enrol_second_factor('new') as outcome`)).toBe('confirmed');
    await fixture.admin.query('update second_factors set confirmed_at = null where user_id = $1', [
      fixture.a.userId,
    ]);
    expect(await asUser(fixture.a, `select app.enrol_second_factor('new') as outcome`)).toBe('enrolled');
  });

  it('a challenge is worth nothing once the password is newer', async () => {
    const load = async (since: string) =>
      (
        await inContext(first().job, await jobContext(null), async () =>
          first().job.query(`select * from app.load_second_factor($1, now() - $2::interval)`, [
            ...[fixture.a.userId, since],
          ]),
        )
      ).rowCount;
    await fixture.admin.query(`update passwords set changed_at = now() - interval '1 minute'`);
    expect(await load('2 minutes')).toBe(0);
    expect(await load('30 seconds')).toBe(1);
  });
});
