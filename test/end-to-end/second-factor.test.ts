import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { callAccount, codeOf, enrolOwner, passTime, signIn } from '../support/second-factor.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const { owner } = LA_ESPIGA;
const WRONG = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ';

let test: TestStack;
let enrolled: Awaited<ReturnType<typeof enrolOwner>>;
/** Of the other business's owner, who has no second factor. */
let other: string;

beforeAll(async () => {
  test = await startTestStack();
  enrolled = await enrolOwner(test, owner);
  other = (await signIn(test, DOCE_MANHA.owner.email)).body.accessToken ?? '';
});
afterAll(() => test.stop());
beforeEach(() => passTime(test, owner.userId));

/** One for all: sign-ins are limited, and a challenge is good for more than one code. */
let known: string | undefined;
async function challenge(): Promise<string> {
  known ??= (await signIn(test, owner.email)).body.secondFactor?.challenge;
  return known ?? '';
}
const show = async (code: string, presented?: string) =>
  callAccount(test, 'POST', 'sign-in/second-factor', {
    json: { challenge: presented ?? (await challenge()), code },
  });
const stepUp = (code: string, token = enrolled.token) =>
  callAccount(test, 'POST', 'step-up', { token, json: { code } });
const mailsWith = (subject: string) =>
  test.stack.mailbox.messages.filter(
    (mail) => mail.to.includes(owner.email) && mail.subject.includes(subject),
  );

describe('switching it on [control second-factor]', () => {
  it('shows a secret for an authenticator, and ten recovery codes after the first code', async () => {
    expect(enrolled.uri).toContain(`secret=${enrolled.secret}`);
    expect(decodeURIComponent(enrolled.uri)).toContain(`Portero:${owner.email}`);
    expect(enrolled.confirmed.status).toBe(200);
    expect(enrolled.recoveryCodes).toHaveLength(10);
    await test.stack.mailbox.waitFor(
      (mail) => mail.to.includes(owner.email) && mail.subject.includes('Segundo factor activado'),
      10_000,
    );
    const { body } = await callAccount(test, 'GET', 'second-factor', { token: enrolled.token });
    expect(body).toEqual({ isConfirmed: true, recoveryCodesLeft: 10 });
    const [row] = await test.query<{ sealed_secret: string }>(
      'select sealed_secret from public.second_factors where user_id = $1',
      [owner.userId],
    );
    expect(row?.sealed_secret).toMatch(/^s1\./);
    expect(test.lines.join('\n')).not.toContain(enrolled.secret);
  });

  it('raises the session that did it, and does not happen twice', async () => {
    const [session] = await test.query('select aal from public.sessions where user_id = $1 and aal = 2', [
      owner.userId,
    ]);
    expect(session).toBeDefined();
    const json = { password: DEMO_PASSWORD };
    const again = await callAccount(test, 'POST', 'second-factor', { token: enrolled.token, json });
    expect(again).toMatchObject({ status: 409, body: { error: { detail: 'second_factor' } } });
  });
});

describe('[ASVS 7.5.1] an open session alone [control step-up]', () => {
  it('begins no second factor: the password is shown again', async () => {
    const { token } = enrolled;
    const begin = (json: unknown) => callAccount(test, 'POST', 'second-factor', { token, json });
    expect((await begin({})).status).toBe(400);
    const refused = await begin({ password: `${DEMO_PASSWORD}!` });
    expect(refused).toMatchObject({ status: 401, body: { error: { code: 'invalid_credentials' } } });
    expect(refused.body).not.toHaveProperty('secret');
    await passTime(test, owner.userId);
  });
});

describe('signing in [control second-factor]', () => {
  it('needs the code of the very account, in three round trips in all', async () => {
    const trips: string[] = [];
    test.around((statements, run) => {
      // Beside this, documents are still being read.
      if (!statements.some((text) => /documents|passages|regression_questions/.test(text)))
        trips.push(statements.join('; '));
      return run();
    });
    const first = await signIn(test, owner.email);
    expect(first.status).toBe(200);
    expect(first.headers.get('set-cookie')).toBeNull();
    expect(Object.keys(first.body)).not.toContain('accessToken');
    const presented = first.body.secondFactor?.challenge ?? '';
    const signedIn = await show(codeOf(enrolled.secret), presented);
    test.around(null);
    expect(trips, trips.join('\n')).toHaveLength(3);
    expect(signedIn).toMatchObject({ status: 200, body: { aal: 2, expiresIn: 600 } });
    expect(signedIn.headers.get('set-cookie')).toMatch(/^__Host-portero=[\w-]+; Max-Age=2592000; .*HttpOnly/);
    const { status } = await callAccount(test, 'GET', 'sessions', { token: signedIn.body.accessToken ?? '' });
    expect(status).toBe(200);
  });

  it('opens nothing by the same code again, here or by a step-up', async () => {
    const code = codeOf(enrolled.secret);
    expect((await show(code)).status).toBe(200);
    expect(await show(code)).toMatchObject({ status: 401, body: { error: { code: 'invalid_code' } } });
    expect((await stepUp(code)).body.error?.code).toBe('invalid_code');
    expect((await show(codeOf(enrolled.secret, 1))).status).toBe(200);
  });

  it('takes a recovery code once, and says so by mail', async () => {
    const [code = ''] = enrolled.recoveryCodes;
    expect((await show(code.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await show(code)).body.error?.code).toBe('invalid_code');
    await test.stack.mailbox.waitFor((mail) => mail.subject.includes('código de recuperación'), 10_000);
    expect(mailsWith('código de recuperación')).toHaveLength(1);
  });

  it('[ASVS 9.2.2] takes no access token for a challenge, no challenge for an access token, and no stranger’s', async () => {
    const code = codeOf(enrolled.secret);
    const refused = { status: 401, body: { error: { code: 'invalid_credentials' } } };
    expect(await show(code, enrolled.token)).toMatchObject(refused);
    expect(await show(code, 'a.b.c')).toMatchObject(refused);
    expect((await callAccount(test, 'GET', 'sessions', { token: await challenge() })).status).toBe(401);
    const [head, , signature] = (await challenge()).split('.');
    const claims = { sub: DOCE_MANHA.owner.userId, aud: 'portero-mfa', exp: 9_999_999_999 };
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    expect(await show(code, forged)).toMatchObject(refused);
    expect((await show(code)).status).toBe(200);
  });

  it('[ASVS 6.6.2] a challenge ends with the password that it was given for', async () => {
    const presented = await challenge();
    await test.query(
      `update public.passwords set changed_at = now() + interval '2 seconds' where user_id = $1`,
      [owner.userId],
    );
    expect((await show(codeOf(enrolled.secret), presented)).status).toBe(401);
    await test.query(`update public.passwords set changed_at = now() - interval '1 day' where user_id = $1`, [
      owner.userId,
    ]);
    expect((await show(codeOf(enrolled.secret), presented)).status).toBe(200);
  });
});

describe('five wrong codes [control second-factor]', () => {
  it('[ASVS 6.3.4, 6.6.3] lock every path, with the time to wait', async () => {
    for (const wrong of ['000000', WRONG, '000000', WRONG]) {
      expect((await stepUp(wrong)).body.error?.code).toBe('invalid_code');
    }
    expect((await show(WRONG)).body.error?.code).toBe('invalid_code');
    for (const answer of [
      await stepUp(codeOf(enrolled.secret)),
      await show(codeOf(enrolled.secret)),
      await stepUp(enrolled.recoveryCodes[1] ?? ''),
    ]) {
      expect(answer).toMatchObject({ status: 429, body: { error: { code: 'rate_limited' } } });
      const wait = Number(answer.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
    // A locked account answers as a wrong password does.
    expect((await signIn(test, owner.email)).body.error?.code).toBe('invalid_credentials');
  });
});

describe('a step-up [control step-up]', () => {
  it('is needed again after five minutes', async () => {
    const { body } = await stepUp(codeOf(enrolled.secret));
    expect(body).toMatchObject({ aal: 2 });
    const token = body.accessToken ?? '';
    const replace = () => callAccount(test, 'POST', 'second-factor/recovery-codes', { token });
    const replaced = await replace();
    expect(replaced.body.recoveryCodes).toHaveLength(10);
    expect((await stepUp(enrolled.recoveryCodes[2] ?? '', token)).body.error?.code).toBe('invalid_code');
    enrolled.recoveryCodes = replaced.body.recoveryCodes ?? [];
    await test.query(`update public.sessions set mfa_at = now() - interval '6 minutes' where aal = 2`);
    expect(await replace()).toMatchObject({
      status: 403,
      body: { error: { code: 'second_factor_required' } },
    });
    expect((await callAccount(test, 'DELETE', 'second-factor', { token })).status).toBe(403);
  });

  it('asks whoever has no second factor to set one up', async () => {
    expect(await stepUp('000000', other)).toMatchObject({
      status: 403,
      body: { error: { code: 'second_factor_required', detail: 'setup' } },
    });
  });
});

describe('switching it off [control step-up]', () => {
  it('[ASVS 6.5.6] takes a fresh step-up, ends the recovery codes and is told by mail', async () => {
    const token = (await stepUp(codeOf(enrolled.secret))).body.accessToken ?? '';
    expect((await callAccount(test, 'DELETE', 'second-factor', { token })).status).toBe(204);
    await test.stack.mailbox.waitFor((mail) => mail.subject.includes('Segundo factor desactivado'), 10_000);
    const left = await test.query('select from public.recovery_codes where user_id = $1', [owner.userId]);
    expect(left).toEqual([]);
    expect(await signIn(test, owner.email)).toMatchObject({ status: 200, body: { aal: 1 } });
    expect((await stepUp(enrolled.recoveryCodes[0] ?? '', token)).body.error?.detail).toBe('setup');
  });
});
