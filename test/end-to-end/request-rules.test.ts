import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import { addMember } from '../support/api.ts';
import { callAs } from '../support/call-as.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const { owner, tenantId } = LA_ESPIGA;
const signIn = (password: string) =>
  callAs(test, null, 'POST', 'account/sign-in', { email: owner.email, password });

it('[ASVS 3.5.2] a form of another page, which no preflight announces, signs nobody in [control session-cookie]', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const response = await fetch(`${test.stack.workerUrl}/api/account/sign-in`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ email: owner.email, password: DEMO_PASSWORD }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('set-cookie')).toBeNull();
  }
});

it('[ASVS 3.5.3] GET and HEAD end no session, membership or organisation [control session-cookie]', async () => {
  const agent = await addMember(test, LA_ESPIGA, 'agent');
  for (const method of ['GET', 'HEAD']) {
    for (const path of ['leave', 'transfer', 'second-factor', `members/${agent.userId}`]) {
      const status = (await callAs(test, owner, method, `organisations/${tenantId}/${path}`)).status;
      expect(status).toBe(404);
    }
    expect((await callAs(test, agent, method, 'account/sign-out')).status).toBe(404);
  }
  expect((await callAs(test, agent, 'GET', 'me')).status).toBe(200);
});

it('[ASVS 14.2.1] no secret is taken from an address', async () => {
  const token = await mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...owner });
  for (const name of ['access_token', 'token', 'authorization', 'key']) {
    expect((await callAs(test, null, 'GET', `me?${name}=${token}`)).status).toBe(401);
  }
  expect((await callAs(test, null, 'POST', `account/sign-in?password=${DEMO_PASSWORD}`)).status).toBe(400);
});

it('[ASVS 16.3.1] a sign-in and a refused one are logged, without the person', async () => {
  await signIn('no es esta la clave');
  await signIn(DEMO_PASSWORD);
  await waitUntil('both lines', () => test.logged('account.signed_in').length > 0);
  expect(test.logged('account.sign_in_refused')).toMatchObject([{ level: 'warn', reason: 'wrong' }]);
  expect(test.lines.join('\n')).not.toContain(owner.email);
});

it('[ASVS 16.3.2] a refusal for want of a role is logged with its route', async () => {
  const viewer = await addMember(test, LA_ESPIGA, 'viewer');
  expect((await callAs(test, viewer, 'GET', `organisations/${tenantId}/api-keys`)).status).toBe(403);
  const route = '/api/organisations/:tenant/api-keys';
  await waitUntil('the line', () => test.logged('request').some((line) => line.route === route));
  expect(test.logged('request').filter((line) => line.route === route)).toMatchObject([{ status: 403 }]);
});
