import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  mailTo,
  newAddress,
  PASSWORD,
  postAccount,
  signIn,
  signUpWith,
  statusOfMe,
  tokenIn,
} from '../support/account.ts';
import { countTrips } from '../support/count-trips.ts';
import { startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const NEW = 'el perro de san roque';
const forgot = (email: string) => postAccount(test, 'password/forgot', { email });
const reset = (token: string, password = NEW) => postAccount(test, 'password/reset', { token, password });
/** The sign-up's mail came before it. */
const linkTo = async (email: string, nth = 2) => tokenIn(await mailTo(test, email, nth));

describe('a forgotten password', () => {
  it('is replaced by the link of a mail, which ends every session and tells of it', async () => {
    const { email, token } = await signUpWith(test);
    const other = (await signIn(test, email)).body.accessToken ?? '';
    expect(await forgot(email)).toMatchObject({ status: 202, text: '{}' });
    const mail = await mailTo(test, email, 2);
    expect(mail.subject).toBe('Elija una contraseña nueva de Portero');
    expect(mail.text).toContain('Lucía Fernández');
    expect(await reset(tokenIn(mail))).toMatchObject({ status: 204, text: '' });

    for (const session of [token, other]) expect(await statusOfMe(test, session)).toBe(401);
    expect((await signIn(test, email)).status).toBe(401);
    expect((await signIn(test, email, NEW)).status).toBe(200);
    expect((await mailTo(test, email, 3)).subject).toBe('Su contraseña de Portero cambió');
  });

  it('answers an unknown address as a known one, in as many round trips, and mails nobody [control uniform-sign-in]', async () => {
    const { email } = await signUpWith(test);
    const [known, trips] = await countTrips(test, () => forgot(email));
    const stranger = newAddress();
    const [unknown, tripsOfUnknown] = await countTrips(test, () => forgot(stranger));
    expect([unknown.status, unknown.text, tripsOfUnknown]).toEqual([known.status, known.text, trips]);
    expect([...unknown.headers.keys()].sort()).toEqual([...known.headers.keys()].sort());
    await mailTo(test, email, 2);
    expect(test.stack.mailbox.messages.some(({ to }) => to.includes(stranger))).toBe(false);
  });

  const lock = (userId: string) =>
    test.query(
      `insert into public.account_locks (user_id, failures, locked_until) values ($1, 5, now() + interval '1 minute')`,
      [userId],
    );

  it('forgets the failures', async () => {
    const { email, userId } = await signUpWith(test);
    await lock(userId);
    await forgot(email);
    expect((await reset(await linkTo(email))).status).toBe(204);
    expect((await signIn(test, email, NEW)).status).toBe(200);
  });

  it('[ASVS 6.4.3] keeps the second factor, and the lock on its codes', async () => {
    const { email, userId } = await signUpWith(test);
    await test.query(
      `insert into public.second_factors (user_id, sealed_secret, confirmed_at) values ($1, 'sealed', now())`,
      [userId],
    );
    await lock(userId);
    await forgot(email);
    expect((await reset(await linkTo(email))).status).toBe(204);
    expect((await signIn(test, email, NEW)).status).toBe(401);
    await test.query('update public.account_locks set locked_until = now() where user_id = $1', [userId]);
    expect((await signIn(test, email, NEW)).body).toEqual({
      secondFactor: { challenge: expect.any(String) },
    });
  });

  it('uses a link once, whatever comes together, and up only for a password that is taken [control account-links]', async () => {
    const { email } = await signUpWith(test);
    await forgot(email);
    const token = await linkTo(email);
    expect((await reset(token, 'corta')).body.error?.code).toBe('weak_password');
    expect((await reset(token, 'Contraseña123')).body.error?.code).toBe('leaked_password');
    const answers = await Promise.all(
      ['uno', 'dos', 'tres', 'cuatro'].map((one) => reset(token, `${NEW} ${one}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410]);
    const won = ['uno', 'dos', 'tres', 'cuatro'][answers.findIndex(({ status }) => status === 204)];
    expect((await signIn(test, email, `${NEW} ${won}`)).status).toBe(200);
    expect((await reset(token)).body.error?.code).toBe('invalid_link');
  });

  it('voids the links that are on their way', async () => {
    const { email, token: session } = await signUpWith(test);
    const next = newAddress();
    await forgot(email);
    await forgot(email);
    await postAccount(test, 'email', { email: next, password: PASSWORD }, { token: session });
    const [first, second] = [await linkTo(email, 2), await linkTo(email, 3)];
    expect((await reset(second)).status).toBe(204);
    expect((await reset(first, 'y otra contraseña más')).status).toBe(410);
    // Whoever had the session that asked for it would have the account.
    const move = tokenIn(await mailTo(test, next));
    expect((await postAccount(test, 'email/confirm', { token: move })).status).toBe(410);
  });

  it('takes no link of another purpose, nor one past its time [control account-links]', async () => {
    const { email } = await signUpWith(test);
    await forgot(email);
    const token = await linkTo(email);
    expect((await postAccount(test, 'sign-up/confirm', { token, password: NEW })).status).toBe(410);
    expect((await postAccount(test, 'email/confirm', { token })).status).toBe(410);
    await test.query(`update public.account_links set expires_at = now() where email = $1`, [email]);
    expect((await reset(token)).status).toBe(410);
    expect((await signIn(test, email)).status).toBe(200);
  });

  it('is refused to no address but the one of now', async () => {
    const { email, userId } = await signUpWith(test);
    await forgot(email);
    const token = await linkTo(email);
    await test.query('update public.user_emails set email = $2 where user_id = $1', [userId, newAddress()]);
    expect((await reset(token)).status).toBe(410);
  });

  it('has nowhere to send anybody afterwards', async () => {
    const evil = 'https://evil.example/';
    for (const field of ['redirect', 'next', 'returnTo', 'callbackUrl', 'continue']) {
      const { status } = await postAccount(test, 'password/forgot', { email: newAddress(), [field]: evil });
      expect(status).toBe(400);
    }
    const { email } = await signUpWith(test);
    const hostile = { host: 'evil.example', 'x-forwarded-host': 'evil.example', origin: evil, referer: evil };
    await postAccount(test, `password/forgot?next=${evil}`, { email }, { headers: hostile });
    const { text } = await mailTo(test, email, 2);
    expect(text.match(/https?:\/\/[^/\s]+/g)).toEqual([test.stack.workerUrl]);
  });
});

describe('a change of password', () => {
  const change = (token: string, current: string, password = NEW) =>
    postAccount(test, 'password', { current, password }, { token });

  it('[ASVS 6.2.3, 7.4.3] asks for the one before, ends the other sessions and tells of it', async () => {
    const { email, token } = await signUpWith(test);
    const other = (await signIn(test, email)).body.accessToken ?? '';
    expect((await change(token, 'otra contraseña')).body.error?.code).toBe('invalid_credentials');
    expect((await change(token, `${PASSWORD} `)).body.error?.code).toBe('invalid_credentials');
    expect((await change(token, PASSWORD, 'corta')).body.error?.code).toBe('weak_password');
    expect((await change(token, PASSWORD)).status).toBe(204);
    expect(await statusOfMe(test, token)).toBe(200);
    expect(await statusOfMe(test, other)).toBe(401);
    expect((await mailTo(test, email, 2)).subject).toBe('Su contraseña de Portero cambió');
    expect((await signIn(test, email, NEW)).status).toBe(200);
  });

  it('counts wrong ones with those of the sign-in, and answers a locked account as a wrong password', async () => {
    const { email, token } = await signUpWith(test);
    for (let index = 0; index < 3; index++) await change(token, 'otra contraseña');
    for (let index = 0; index < 2; index++) await signIn(test, email, 'otra contraseña');
    expect((await change(token, PASSWORD)).body.error?.code).toBe('invalid_credentials');
    expect((await signIn(test, email)).status).toBe(401);
  });

  it('is one of two that come together', async () => {
    const { token } = await signUpWith(test);
    const answers = await Promise.all([
      change(token, PASSWORD),
      change(token, PASSWORD, 'y otra contraseña más'),
    ]);
    expect(answers.map(({ body }) => body.error?.code ?? 'done').sort()).toEqual([
      'done',
      'invalid_credentials',
    ]);
  });

  it('needs a session that is alive', async () => {
    const { token, sessionId } = await signUpWith(test);
    await test.query('update public.sessions set revoked_at = now() where id = $1', [sessionId]);
    expect((await change(token, PASSWORD)).body.error?.code).toBe('unauthenticated');
    expect((await postAccount(test, 'password', { current: PASSWORD, password: NEW })).status).toBe(401);
  });
});
