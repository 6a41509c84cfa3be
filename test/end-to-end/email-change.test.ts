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
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const change = (token: string, email: string, password = PASSWORD) =>
  postAccount(test, 'email', { email, password }, { token });
const confirm = (token: string) => postAccount(test, 'email/confirm', { token });

describe('a change of e-mail address', () => {
  it('[ASVS 6.3.7] happens when the new address’s link is opened, and the old address is told [control step-up]', async () => {
    const { email, token } = await signUpWith(test);
    const next = newAddress();
    expect(await change(token, next)).toMatchObject({ status: 202, text: '{}' });
    expect((await signIn(test, email)).status).toBe(200);
    expect((await signIn(test, next)).status).toBe(401);

    expect((await confirm(tokenIn(await mailTo(test, next)))).status).toBe(204);
    expect((await signIn(test, email)).status).toBe(401);
    expect((await signIn(test, next)).status).toBe(200);
    expect(await statusOfMe(test, token)).toBe(200);
    const told = await mailTo(test, email, 2);
    expect(told.subject).toBe('La dirección de su cuenta de Portero cambió');
    expect(told.text).not.toContain(next);
  });

  it('[ASVS 7.5.1] asks for the password, and for the second factor of who has one [control step-up]', async () => {
    const { token, userId, sessionId } = await signUpWith(test);
    expect((await change(token, newAddress(), 'otra contraseña')).body.error?.code).toBe(
      'invalid_credentials',
    );
    await test.query(
      `insert into public.second_factors (user_id, sealed_secret, confirmed_at) values ($1, 'sealed', now())`,
      [userId],
    );
    expect((await change(token, newAddress())).body.error?.code).toBe('second_factor_required');
    const shown = (minutes: number) =>
      test.query(
        `update public.sessions set aal = 2, mfa_at = now() - make_interval(mins => $2) where id = $1`,
        [...[sessionId, minutes]],
      );
    await shown(6);
    expect((await change(token, newAddress())).body.error?.code).toBe('second_factor_required');
    await shown(1);
    expect((await change(token, newAddress())).status).toBe(202);
  });

  it('answers for an address that has an account as for one that has none', async () => {
    const { token } = await signUpWith(test);
    const [free, taken] = [await change(token, newAddress()), await change(token, LA_ESPIGA.owner.email)];
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    expect([...taken.headers.keys()].sort()).toEqual([...free.headers.keys()].sort());
    const mail = await mailTo(test, LA_ESPIGA.owner.email);
    expect(mail.text).not.toContain('#/link/');
  });

  it('is done once, by one of those that want the same address', async () => {
    const people = [await signUpWith(test), await signUpWith(test)];
    const next = newAddress();
    for (const { token } of people) await change(token, next);
    const tokens = [tokenIn(await mailTo(test, next, 1)), tokenIn(await mailTo(test, next, 2))];
    const answers = await Promise.all([...tokens, ...tokens].map(confirm));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410]);
    expect(await test.query('select from public.user_emails where email = $1', [next])).toHaveLength(1);
  });

  it('takes no link of another purpose, and voids the ones of the old address', async () => {
    const { email, token } = await signUpWith(test);
    const next = newAddress();
    await change(token, next);
    await postAccount(test, 'password/forgot', { email });
    const [move, reset] = [tokenIn(await mailTo(test, next)), tokenIn(await mailTo(test, email, 2))];
    expect((await confirm(reset)).status).toBe(410);
    expect((await postAccount(test, 'password/reset', { token: move, password: PASSWORD })).status).toBe(410);
    expect((await postAccount(test, 'sign-up/confirm', { token: move, password: PASSWORD })).status).toBe(
      410,
    );
    expect((await confirm(move)).status).toBe(204);
    expect((await postAccount(test, 'password/reset', { token: reset, password: PASSWORD })).status).toBe(
      410,
    );
  });
});
