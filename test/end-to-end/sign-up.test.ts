import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  countTrips,
  mailTo,
  newAddress,
  newcomer,
  PASSWORD,
  postAccount,
  refusedMegabyte,
  signIn,
  signUpWith,
  statusOfMe,
  tokenIn,
} from '../support/account.ts';
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
const confirm = (token: string) => postAccount(test, 'sign-up/confirm', { token });

describe('sign-up', () => {
  it('makes the person and their organisation once the link of the mail is opened, and signs them in', async () => {
    const email = newAddress();
    const answer = await signUp(` ${email.toUpperCase()} `);
    expect(answer).toMatchObject({ status: 202, text: '{}' });
    expect(await rowsOf(email)).toEqual([]);

    const mail = await mailTo(test, email);
    expect(mail.subject).toBe('Confirme su cuenta de Portero');
    // A stranger's name could be anybody's words.
    expect(mail.text).not.toContain('Lucía');
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

  it('keeps neither the password nor the token', async () => {
    const email = newAddress();
    await signUp(email);
    const token = tokenIn(await mailTo(test, email));
    const kept = JSON.stringify(
      await test.query('select * from public.account_links where email = $1', [email]),
    );
    expect(kept).toContain('$argon2id$');
    expect(kept).not.toContain(PASSWORD);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    expect(test.lines.join()).not.toContain(email);
    expect(test.lines.join()).not.toContain(token);
  });

  it('makes no organisation for somebody who names none', async () => {
    const { userId } = await signUpWith(test, newAddress(), { organisation: null });
    expect(await test.query('select from public.memberships where user_id = $1', [userId])).toEqual([]);
  });

  it('answers a known address as an unknown one, after the same work, and tells its owner by mail', async () => {
    const known = LA_ESPIGA.owner.email;
    const [first, trips] = await countTrips(test, () => signUp(newAddress()));
    const [second, tripsOfKnown] = await countTrips(test, () => signUp(known));
    expect([trips, tripsOfKnown]).toEqual([1, 1]);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(namesOf(second.headers)).toEqual(namesOf(first.headers));
    const mail = await mailTo(test, known);
    expect(mail.subject).toBe('Ya tiene una cuenta de Portero');
    expect(mail.text).not.toContain('#/link/');
    // What makes a password refused does so before anybody is looked up.
    expect((await signUp(known, { password: 'corta' })).body.error?.code).toBe('weak_password');
  });

  it('needs a link of its own, unused and in time', async () => {
    const email = newAddress();
    await signUp(email);
    const token = tokenIn(await mailTo(test, email));
    const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A');
    expect(await confirm(flipped)).toMatchObject({ status: 410, body: { error: { code: 'invalid_link' } } });
    expect((await postAccount(test, 'password/reset', { token, password: PASSWORD })).status).toBe(410);
    expect((await postAccount(test, 'email/confirm', { token })).status).toBe(410);

    const all = await Promise.all(Array.from({ length: 6 }, () => confirm(token)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
    expect((await confirm(token)).status).toBe(410);
    expect(await rowsOf(email)).toHaveLength(1);
  });

  it('[ASVS 6.4.1, 6.5.5] lets a link live for ten minutes', async () => {
    const email = newAddress();
    await signUp(email);
    const token = tokenIn(await mailTo(test, email));
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

  it('gives an address to one of two links that are opened together', async () => {
    const email = newAddress();
    await signUp(email);
    await signUp(email);
    const tokens = [tokenIn(await mailTo(test, email, 1)), tokenIn(await mailTo(test, email, 2))];
    const answers = await Promise.all(tokens.map(confirm));
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

  it('refuses what cannot be a password before anything is hashed', async () => {
    const calls = test.stack.database.calls;
    for (const password of ['once letras', 'x'.repeat(1025), 'ñ'.repeat(600)]) {
      const answer = await signUp(newAddress(), { password });
      expect(answer).toMatchObject({ status: 422, body: { error: { code: 'weak_password' } } });
    }
    expect(await refusedMegabyte(test, 'sign-up')).toBe(413);
    expect(test.stack.database.calls).toBe(calls);
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
      { password: 123456789012 },
      { redirect: 'https://evil.example' },
    ]) {
      expect((await signUp(email, details)).body.error?.code, JSON.stringify(details)).toBe('bad_request');
    }
    expect((await postAccount(test, 'sign-up', 'nonsense')).status).toBe(400);
    // What a form of another site can send without asking first.
    const plain = { headers: { 'content-type': 'text/plain' } };
    expect((await postAccount(test, 'sign-up', newcomer(email), plain)).status).toBe(400);
  });

  it('[ASVS 6.2.12] refuses a password that has leaked; where the list is out of reach it is looked up again', async () => {
    test.stack.leakedPasswords.leak('ya la conocen todos');
    const refused = await signUp(newAddress(), { password: 'ya la conocen todos' });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'leaked_password' } } });

    for (const fault of ['hang', 'server-error', 'garbage'] as const) {
      test.stack.leakedPasswords.setFault(fault);
      const common = await signUp(newAddress(), { password: 'Contraseña123' });
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
    for (let index = 0; index < 6; index++) {
      answers.push(await signUp(email, { password: 'corta' }));
    }
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await postAccount(test, 'password/forgot', { email })).status).toBe(429);
  });
});

function namesOf(headers: Headers): string[] {
  return [...headers.keys()].sort();
}
