import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  mailTo,
  newAddress,
  newcomer,
  PASSWORD,
  personOf,
  postAccount,
  refusedMegabyte,
  signIn,
  signUpWith,
  statusOfMe,
  tokenIn,
} from '../support/account.ts';
import { countTrips } from '../support/count-trips.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());
afterEach(() => test.stack.leakedPasswords.setFault(null));

const rowsOf = (email: string) =>
  test.query('select user_id from public.user_emails where email = $1', [email]);
const signUp = (email: string, details: Record<string, unknown> = {}) =>
  postAccount(test, 'sign-up', newcomer(email, details));
const confirm = (token: string, password = PASSWORD) =>
  postAccount(test, 'sign-up/confirm', { token, password });
/** The token of a link to sign up that nobody has used. */
const linkTo = async (email = newAddress()) => {
  await signUp(email);
  return tokenIn(await mailTo(test, email));
};

describe('sign-up', () => {
  it('makes the person and their organisation by the link of the mail, and signs them in', async () => {
    const email = newAddress();
    const answer = await signUp(` ${email.toUpperCase()} `);
    expect(answer).toMatchObject({ status: 202, text: '{}' });
    expect(await rowsOf(email)).toEqual([]);

    const mail = await mailTo(test, email);
    expect(mail.subject).toBe('Confirme su cuenta de Portero');
    // A stranger's name could be anybody's words.
    expect(mail.text).not.toContain('Lucía');
    expect(mail.text).toContain('elegir su contraseña');
    const confirmed = await confirm(tokenIn(mail));
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toMatchObject({ aal: 1, expiresIn: 600 });
    expect(confirmed.headers.get('set-cookie')).toMatch(
      /^__Host-portero=.*HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await statusOfMe(test, confirmed.body.accessToken ?? '')).toBe(200);
    const [organisation] = await test.query(
      `select t.name, t.language, t.time_zone, m.role, u.display_name from public.user_emails e
       join public.users u on u.id = e.user_id
       join public.memberships m on m.user_id = u.id join public.tenants t on t.id = m.tenant_id
       where e.email = $1 and e.verified_at is not null`,
      [email],
    );
    expect(organisation).toEqual({
      ...{ name: 'Café del Puerto', language: 'es', time_zone: 'America/Montevideo' },
      ...{ role: 'owner', display_name: 'Lucía Fernández' },
    });
  });

  it('keeps neither the token nor anything that opens the account [control account-links]', async () => {
    const email = newAddress();
    const token = await linkTo(email);
    const [link] = await test.query<{ details: unknown; token_hash: string }>(
      `select details, encode(token_hash, 'hex') as token_hash from public.account_links where email = $1`,
      [email],
    );
    expect(link?.details).toEqual({
      ...{ name: 'Lucía Fernández', organisation: 'Café del Puerto' },
      ...{ language: 'es', timeZone: 'America/Montevideo' },
    });
    expect(link?.token_hash).not.toBe(Buffer.from(token, 'base64url').toString('hex'));
    expect((await confirm(token)).status).toBe(200);
    const kept = await test.query<{ hash: string }>(
      'select hash from public.passwords p join public.user_emails e using (user_id) where e.email = $1',
      [email],
    );
    expect(kept).toEqual([{ hash: expect.stringMatching(/^\$argon2id\$/) }]);
    for (const secret of [email, token, PASSWORD]) expect(test.lines.join()).not.toContain(secret);
  });

  it('gives the account to whoever has the mail, when a stranger signed up with the address [control account-links]', async () => {
    const email = newAddress();
    const theirs = 'la clave del extraño';
    const tried = await signUp(email, { password: theirs });
    expect(tried.body.error?.code).toBe('bad_request');
    const begun = await signUp(email, { name: 'Quien sea', organisation: 'De otro' });
    expect([begun.status, begun.text, begun.headers.get('set-cookie')]).toEqual([202, '{}', null]);
    expect((await signIn(test, email, theirs)).status).toBe(401);

    const token = tokenIn(await mailTo(test, email));
    const mine = await confirm(token, 'la mía, de nadie más');
    expect(mine.status).toBe(200);
    expect((await signIn(test, email, theirs)).body.error?.code).toBe('invalid_credentials');
    expect((await signIn(test, email, 'la mía, de nadie más')).status).toBe(200);
    const { userId } = personOf(mine.body.accessToken ?? '');
    const ways = await test.query(
      `select (select count(*)::int from public.passwords where user_id = $1) as passwords,
         (select count(*)::int from public.second_factors where user_id = $1) as factors,
         (select count(*)::int from public.memberships where user_id = $1) as memberships,
         (select count(*)::int from public.sessions where user_id = $1) as sessions`,
      [userId],
    );
    // My confirmation and my sign-in.
    expect(ways).toEqual([{ passwords: 1, factors: 0, memberships: 1, sessions: 2 }]);
    // Nor does signing up once more give them anything: I am told.
    await signUp(email);
    expect((await mailTo(test, email, 2)).subject).toBe('Ya tiene una cuenta de Portero');
    expect((await signIn(test, email, theirs)).status).toBe(401);
  });

  it('makes no organisation for somebody who names none', async () => {
    const { userId } = await signUpWith(test, newAddress(), { organisation: null });
    expect(await test.query('select from public.memberships where user_id = $1', [userId])).toEqual([]);
  });

  it('answers a known address as an unknown one, after the same work, and tells its owner by mail [control uniform-sign-in]', async () => {
    const known = LA_ESPIGA.owner.email;
    const [first, trips] = await countTrips(test, () => signUp(newAddress()));
    const [second, tripsOfKnown] = await countTrips(test, () => signUp(known));
    expect([trips, tripsOfKnown]).toEqual([1, 1]);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(namesOf(second.headers)).toEqual(namesOf(first.headers));
    const mail = await mailTo(test, known);
    expect(mail.subject).toBe('Ya tiene una cuenta de Portero');
    expect(mail.text).not.toContain('#/link/');
  });

  it('needs a link of its own, unused and in time [control account-links]', async () => {
    const email = newAddress();
    const token = await linkTo(email);
    const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A');
    expect(await confirm(flipped)).toMatchObject({ status: 410, body: { error: { code: 'invalid_link' } } });
    expect((await postAccount(test, 'password/reset', { token, password: PASSWORD })).status).toBe(410);
    expect((await postAccount(test, 'email/confirm', { token })).status).toBe(410);

    const all = await Promise.all(Array.from({ length: 6 }, () => confirm(token)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
    expect((await confirm(token)).status).toBe(410);
    expect(await rowsOf(email)).toHaveLength(1);
  });

  it('[ASVS 6.4.1, 6.5.5] lets a link live for ten minutes [control account-links]', async () => {
    const email = newAddress();
    const token = await linkTo(email);
    const [link] = await test.query<{ seconds: string }>(
      'select extract(epoch from expires_at - created_at) as seconds from public.account_links where email = $1',
      [email],
    );
    expect(Number(link?.seconds)).toBeLessThanOrEqual(601);
    await test.query(
      `update public.account_links set expires_at = now() - interval '1 second' where email = $1`,
      [email],
    );
    expect((await confirm(token)).status).toBe(410);
    expect(await rowsOf(email)).toEqual([]);
  });

  it('is forgotten with its link, whether or not anybody asks for another', async () => {
    const [expired, live] = [newAddress(), newAddress()];
    await signUp(expired);
    await signUp(live);
    await test.query(
      `update public.account_links set expires_at = now() - interval '1 second' where email = $1`,
      [expired],
    );
    await test.operate('POST', 'jobs/erase-accounts');
    const kept = await test.query('select email from public.account_links where email = any ($1)', [
      [expired, live],
    ]);
    expect(kept).toEqual([{ email: live }]);
  });

  it('gives an address to one of two links that are opened together', async () => {
    const email = newAddress();
    await signUp(email);
    await signUp(email);
    const tokens = [tokenIn(await mailTo(test, email, 1)), tokenIn(await mailTo(test, email, 2))];
    const answers = await Promise.all(tokens.map((token) => confirm(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await rowsOf(email)).toHaveLength(1);
  });

  it('takes passwords verbatim', async () => {
    for (const password of [
      '  con espacios al borde  ',
      'nulo\0en el medio',
      '🥖🍞🥐🥯🍩🍪🎂🍰🧁🥧🍫🍬',
      'áéíóú'.repeat(102),
    ]) {
      const { email } = await signUpWith(test, newAddress(), { password });
      expect((await signIn(test, email, password)).status).toBe(200);
      for (const other of [
        password.trim(),
        password.slice(0, -1),
        password.split('\0')[0] ?? '',
        password.normalize('NFD'),
      ]) {
        if (other === password || other === '') continue;
        expect((await signIn(test, email, other)).body.error?.code).toMatch(
          /invalid_credentials|bad_request/,
        );
      }
    }
  });

  it('refuses what cannot be a password before anything is hashed, and leaves the link good', async () => {
    const token = await linkTo();
    const [, trips] = await countTrips(test, async () => {
      for (const password of ['once letras', 'x'.repeat(1025), 'ñ'.repeat(600)]) {
        const answer = await confirm(token, password);
        expect(answer).toMatchObject({ status: 422, body: { error: { code: 'weak_password' } } });
      }
      expect((await confirm(token, 'Contraseña123')).body.error?.code).toBe('leaked_password');
      expect(await refusedMegabyte(test, 'sign-up/confirm')).toBe(413);
      expect(await refusedMegabyte(test, 'sign-up')).toBe(413);
    });
    expect(trips).toBe(0);
    for (const body of [{ token }, { token, password: 123456789012 }, { password: PASSWORD }]) {
      expect((await postAccount(test, 'sign-up/confirm', body)).status).toBe(400);
    }
    expect((await confirm(token)).status).toBe(200);
  });

  it('refuses what is no sign-up', async () => {
    const email = newAddress();
    for (const details of [
      { email: 'no address' },
      { email: `${'a'.repeat(300)}@example.test` },
      { email: 'a@example.test\nbcc: b@example.test' },
      { name: '' },
      { name: 'two\nlines' },
      { name: 'nul\0' },
      { organisation: 'lone \ud800' },
      { organisation: 'x'.repeat(201) },
      { language: 'fr' },
      { timeZone: 'Mars/Olympus' },
      { password: PASSWORD },
      { redirect: 'https://evil.example' },
    ]) {
      expect((await signUp(email, details)).body.error?.code, JSON.stringify(details)).toBe('bad_request');
    }
    expect((await postAccount(test, 'sign-up', 'nonsense')).status).toBe(400);
    // What a form of another site can send without asking first.
    const plain = { headers: { 'content-type': 'text/plain' } };
    expect((await postAccount(test, 'sign-up', newcomer(email), plain)).status).toBe(400);
  });

  it('[ASVS 6.2.12] refuses a password that has leaked; where the list is out of reach it is looked up again [control leaked-passwords]', async () => {
    test.stack.leakedPasswords.leak('ya la conocen todos');
    const token = await linkTo();
    const refused = await confirm(token, 'ya la conocen todos');
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'leaked_password' } } });

    for (const fault of ['hang', 'server-error', 'garbage'] as const) {
      test.stack.leakedPasswords.setFault(fault);
      const common = await confirm(token, 'Contraseña123');
      expect(common.body.error?.code).toBe('leaked_password');
      const { userId } = await signUpWith(test, newAddress(), { password: 'ya la conocen todos' });
      const kept = await test.query('select is_recheck_due from public.passwords where user_id = $1', [
        userId,
      ]);
      expect(kept, fault).toEqual([{ is_recheck_due: true }]);
    }
  });

  it('is limited by address, whoever asks, and says when to come back', async () => {
    const email = newAddress();
    const answers = [];
    for (let index = 0; index < 6; index++) answers.push(await signUp(email));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await postAccount(test, 'password/forgot', { email })).status).toBe(429);
  });
});

function namesOf(headers: Headers): string[] {
  return [...headers.keys()].sort();
}
