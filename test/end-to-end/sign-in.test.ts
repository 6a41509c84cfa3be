import { argon2Sync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { formatPhc } from '../../worker/features/accounts/password/phc-string.ts';
import {
  mailTo,
  newAddress,
  PASSWORD,
  personOf,
  postAccount,
  refusedMegabyte,
  signIn,
  signUpWith,
  statusOfMe,
} from '../support/account.ts';
import { countTrips } from '../support/count-trips.ts';
import { codeOf, enrolOwner, passTime } from '../support/second-factor.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());
afterEach(() => test.stack.leakedPasswords.setFault(null));

const lockOf = async (userId: string) => {
  const [lock] = await test.query<{ failures: number; is_locked: boolean }>(
    'select failures, locked_until > now() as is_locked from public.account_locks where user_id = $1',
    [userId],
  );
  return lock;
};

describe('sign-in', () => {
  it('gives the demo’s owner a session by the password of the seed, in two round trips', async () => {
    const [answer, trips] = await countTrips(test, () =>
      signIn(test, LA_ESPIGA.owner.email.toUpperCase(), DEMO_PASSWORD),
    );
    expect(answer).toMatchObject({ status: 200, body: { aal: 1, expiresIn: 600 } });
    expect(answer.body).not.toHaveProperty('passwordLeaked');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toContain('__Host-portero=');
    expect(await statusOfMe(test, answer.body.accessToken ?? '')).toBe(200);
    expect(trips).toBe(2);
  });

  it('begins a session of its own each time, whatever the browser brought', async () => {
    const { email } = await signUpWith(test);
    const planted = { headers: { cookie: '__Host-portero=planted', authorization: 'Bearer planted' } };
    const first = await signIn(test, email, PASSWORD, planted);
    const second = await signIn(test, email, PASSWORD, planted);
    const sessions = [first, second].map(({ body }) => personOf(body.accessToken ?? '').sessionId);
    expect(new Set(sessions).size).toBe(2);
    expect(first.headers.get('set-cookie')).not.toContain('planted');
  });

  it('[ASVS 6.3.8] answers alike for an unknown address, a wrong password and a locked account [control uniform-sign-in]', async () => {
    const known = await signUpWith(test);
    const locked = await signUpWith(test);
    await test.query(
      `insert into public.account_locks (user_id, failures, locked_until) values ($1, 5, now() + interval '1 minute')
       on conflict (user_id) do update set failures = 5, locked_until = excluded.locked_until`,
      [locked.userId],
    );
    const answers = [];
    for (const [email, password] of [
      [newAddress(), PASSWORD],
      [known.email, 'otra contraseña'],
      [locked.email, PASSWORD],
      [locked.email, 'otra contraseña'],
    ] as const) {
      const [{ status, headers, body }, trips] = await countTrips(test, () => signIn(test, email, password));
      const { requestId: _, ...error } = body.error as { code: string; requestId: string };
      answers.push({ trips, status, error, headers: [...headers.keys()].sort() });
    }
    expect(answers[0]).toMatchObject({ trips: 2, status: 401, error: { code: 'invalid_credentials' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    // A locked account does not lock for longer by what it does not look at.
    expect((await lockOf(locked.userId))?.failures).toBe(5);
  });

  it('locks after five wrong passwords, for a minute, then for two [control sign-in-limits]', async () => {
    const { email, userId } = await signUpWith(test);
    for (let index = 1; index <= 5; index++) {
      expect((await signIn(test, email, 'otra contraseña')).status).toBe(401);
      expect(await lockOf(userId)).toMatchObject({ failures: index });
    }
    expect(await lockOf(userId)).toMatchObject({ is_locked: true });
    expect((await signIn(test, email)).status).toBe(401);

    const pass = () =>
      test.query(`update public.account_locks set locked_until = now() where user_id = $1`, [userId]);
    await pass();
    expect((await signIn(test, email, 'otra contraseña')).status).toBe(401);
    const [again] = await test.query<{ seconds: string }>(
      'select extract(epoch from locked_until - now()) as seconds from public.account_locks where user_id = $1',
      [userId],
    );
    expect(Number(again?.seconds)).toBeGreaterThan(60);
    await pass();
    expect((await signIn(test, email)).status).toBe(200);
    expect(await lockOf(userId)).toBeUndefined();
  });

  it('forgets the failures once the password is right', async () => {
    const { email, userId } = await signUpWith(test);
    for (let index = 1; index <= 4; index++) await signIn(test, email, 'otra contraseña');
    expect((await signIn(test, email)).status).toBe(200);
    expect(await lockOf(userId)).toBeUndefined();
  });

  it('limits tries by account, from however many networks [control sign-in-limits]', async () => {
    const email = newAddress();
    const statuses = [];
    for (let index = 0; index < 11; index++) statuses.push((await signIn(test, email)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
  });

  it('[ASVS 6.3.1] limits tries by network, at however many accounts, and believes no X-Forwarded-For [control sign-in-limits]', async () => {
    const network = '203.0.113.9';
    const startedAt = Date.now();
    const statuses: number[] = [];
    while (statuses.at(-1) !== 429 && statuses.length < 100) {
      const forged = `192.0.2.${statuses.length}`;
      const headers = { 'x-forwarded-for': forged, 'x-real-ip': forged };
      statuses.push((await signIn(test, newAddress(), PASSWORD, { network, headers })).status);
    }
    // One more every ten seconds, should the machine be slow.
    const refilled = Math.ceil((Date.now() - startedAt) / 10_000);
    const tries = statuses.length - 1;
    expect(statuses).toEqual([...Array(tries).fill(401), 429]);
    expect(tries).toBeGreaterThanOrEqual(30);
    expect(tries).toBeLessThanOrEqual(30 + refilled);
  });

  it('reads no more of a password than may be hashed', async () => {
    const [, trips] = await countTrips(test, async () => {
      for (const password of ['x'.repeat(1025), 'ñ'.repeat(513)]) {
        expect((await signIn(test, LA_ESPIGA.owner.email, password)).status).toBe(400);
      }
      expect(await refusedMegabyte(test, 'sign-in')).toBe(413);
    });
    expect(trips).toBe(0);
  });

  it('asks for the second factor where there is one, and gives no session', async () => {
    const { email, userId } = await signUpWith(test);
    await test.query(
      `insert into public.second_factors (user_id, sealed_secret, confirmed_at) values ($1, 'sealed', now())`,
      [userId],
    );
    const wrong = await signIn(test, email, 'otra contraseña');
    expect(wrong.body.error?.code).toBe('invalid_credentials');
    const [answer, trips] = await countTrips(test, () => signIn(test, email));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      secondFactor: { challenge: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) },
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(trips).toBe(1);
    // The password alone forgets no failure: wrong codes would never add up.
    expect(await lockOf(userId)).toMatchObject({ failures: 1 });
    // Nor is the challenge an access token.
    expect(await statusOfMe(test, answer.body.secondFactor?.challenge ?? '')).toBe(401);
  });

  it('warns of a leaked password after the second factor too, and not before', async () => {
    const { owner } = DOCE_MANHA;
    const { secret } = await enrolOwner(test, owner);
    test.stack.leakedPasswords.leak(DEMO_PASSWORD);
    const enter = async (isRecheckDue: boolean) => {
      await passTime(test, owner.userId);
      await test.query('update public.passwords set is_recheck_due = $2 where user_id = $1', [
        ...[owner.userId, isRecheckDue],
      ]);
      const { body } = await signIn(test, owner.email, DEMO_PASSWORD);
      expect(body).toEqual({ secondFactor: { challenge: expect.any(String) } });
      const shown = { challenge: body.secondFactor?.challenge, code: codeOf(secret) };
      return (await postAccount(test, 'sign-in/second-factor', shown)).body;
    };
    expect(await enter(true)).toMatchObject({ aal: 2, passwordLeaked: true });
    expect((await mailTo(test, owner.email, 2)).subject).toBe('Troque a sua senha do Portero');
    const clean = await enter(false);
    expect(clean.aal).toBe(2);
    expect(clean).not.toHaveProperty('passwordLeaked');
  });

  it('has no session for an address that is not verified', async () => {
    const { email } = await signUpWith(test);
    await test.query('update public.user_emails set verified_at = null where email = $1', [email]);
    expect((await signIn(test, email)).status).toBe(401);
  });

  it('hashes anew what was hashed at another cost', async () => {
    const { email, userId } = await signUpWith(test);
    const salt = Buffer.alloc(16, 7);
    const cost = { memoryKib: 8192, passes: 1, lanes: 1 };
    const tag = argon2Sync('argon2id', {
      ...{ message: PASSWORD, nonce: salt, memory: 8192, passes: 1, parallelism: 1, tagLength: 32 },
    });
    await test.query('update public.passwords set hash = $2 where user_id = $1', [
      userId,
      formatPhc({ ...cost, salt, tag }),
    ]);
    expect((await signIn(test, email)).status).toBe(200);
    const [kept] = await test.query<{ hash: string }>(
      'select hash from public.passwords where user_id = $1',
      [userId],
    );
    expect(kept?.hash).toContain('$m=19456,t=2,p=1$');
    expect((await signIn(test, email)).status).toBe(200);
  });

  it('looks a password up again that could not be when it was chosen, and warns of one that leaked', async () => {
    const isDue = async (userId: string) =>
      (await test.query('select is_recheck_due from public.passwords where user_id = $1', [userId]))[0];
    const leaks = test.stack.leakedPasswords;
    leaks.setFault('server-error');
    const [clean, leaked] = [
      await signUpWith(test, newAddress(), { password: 'nadie la conoce todavía' }),
      await signUpWith(test, newAddress(), { password: 'pronto la conocen todos' }),
    ];
    leaks.leak('pronto la conocen todos');

    const still = await signIn(test, leaked.email, 'pronto la conocen todos');
    expect(still.body).not.toHaveProperty('passwordLeaked');
    expect(await isDue(leaked.userId)).toEqual({ is_recheck_due: true });

    leaks.setFault(null);
    expect((await signIn(test, clean.email, 'nadie la conoce todavía')).body).not.toHaveProperty(
      'passwordLeaked',
    );
    expect(await isDue(clean.userId)).toEqual({ is_recheck_due: false });

    const warned = await signIn(test, leaked.email, 'pronto la conocen todos');
    expect(warned).toMatchObject({ status: 200, body: { aal: 1, passwordLeaked: true } });
    expect((await mailTo(test, leaked.email, 2)).subject).toBe('Cambie su contraseña de Portero');
    expect((await signIn(test, leaked.email, 'pronto la conocen todos')).body.passwordLeaked).toBe(true);
    const changed = await postAccount(
      test,
      'password',
      { current: 'pronto la conocen todos', password: PASSWORD },
      { token: warned.body.accessToken ?? '' },
    );
    expect(changed.status).toBe(204);
    expect((await signIn(test, leaked.email)).body).not.toHaveProperty('passwordLeaked');
  });
});
