import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import { addMember, callApi } from '../support/api.ts';
import { callAs } from '../support/call-as.ts';
import type { Person } from '../support/context.ts';
import { countTrips } from '../support/count-trips.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const { owner, tenantId } = LA_ESPIGA;
const home = `organisations/${tenantId}`;
const roleTo = (person: Person, role: string, by: Person = owner) =>
  callAs(test, by, 'PATCH', `${home}/members/${person.userId}`, { role });
const tokenOf = (person: Person) =>
  mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...person });
const showFactor = (person: Person, isShown = true) =>
  test.query(
    `update public.sessions set aal = case when $2 then 2 else 1 end, mfa_at = case when $2 then now() end
     where id = $1`,
    [person.sessionId, isShown],
  );
const tripsOf = async (work: () => Promise<unknown>) => (await countTrips(test, work))[1];

describe('an organisation', () => {
  it('is made by whoever is signed in, who owns it beside the others', async () => {
    const person = await addMember(test, LA_ESPIGA, 'viewer');
    const fields = { name: '  Café do Cais ', language: 'pt', timeZone: 'America/Sao_Paulo' };
    const made = await callAs<{ organisation: { id: string } }>(
      test,
      person,
      'POST',
      'organisations',
      fields,
    );
    expect(made).toMatchObject({
      status: 201,
      body: { organisation: { ...fields, name: 'Café do Cais', role: 'owner' } },
    });
    const { id } = made.body.organisation;
    const me = await callAs<{ organisations: { id: string; role: string }[] }>(test, person, 'GET', 'me');
    expect(me.body.organisations.map(({ id: one, role }) => [one, role])).toEqual([
      [id, 'owner'],
      [tenantId, 'viewer'],
    ]);
    // The role of one counts nothing in the other.
    const rename = (tenant: string) =>
      callAs(test, person, 'PATCH', `organisations/${tenant}`, { name: 'Nova' });
    expect((await rename(id)).status).toBe(204);
    expect((await rename(tenantId)).status).toBe(403);
    expect((await callAs(test, person, 'GET', `organisations/${id}`)).body).toEqual({
      organisation: { id, ...fields, name: 'Nova', requiresSecondFactor: false },
    });
  });

  it('refuses what is no name, language or time zone', async () => {
    const good = { name: 'Uno', language: 'es', timeZone: 'UTC' };
    for (const wrong of [
      {},
      { ...good, name: ' ' },
      { ...good, name: 'x'.repeat(201) },
      { ...good, language: 'fr' },
      { ...good, timeZone: 'Mars/Olympus' },
      { ...good, id: tenantId },
    ]) {
      expect((await callAs(test, owner, 'POST', 'organisations', wrong)).status).toBe(400);
    }
    expect((await callAs(test, null, 'POST', 'organisations', good)).status).toBe(401);
  });

  it('shows its members to its members alone', async () => {
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    const { body } = await callAs<{ members: object[] }>(test, agent, 'GET', `${home}/members`);
    expect(body.members).toContainEqual({
      ...{ userId: owner.userId, name: owner.name, email: owner.email, role: 'owner' },
      since: expect.any(String),
    });
    expect((await callAs(test, DOCE_MANHA.owner, 'GET', `${home}/members`)).status).toBe(404);
  });
});

describe('with a token that is still good', () => {
  it('[ASVS 8.3.2] a demoted member may do less with the very next request, and no request asks more than once [control session-end]', async () => {
    const admin = await addMember(test, LA_ESPIGA, 'admin');
    const token = await tokenOf(admin);
    const keys = () => callAs(test, token, 'GET', `${home}/api-keys`);
    expect((await keys()).status).toBe(200);
    expect(await tripsOf(keys)).toBe(1);
    expect((await roleTo(admin, 'viewer')).status).toBe(204);
    expect(await tripsOf(async () => expect((await keys()).status).toBe(403))).toBe(1);
    expect((await callAs(test, token, 'GET', `${home}/members`)).status).toBe(200);
  });

  it('a removed member is out with the very next request, and hung up [control session-end]', async () => {
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    const token = await tokenOf(agent);
    const live = await openLive(agent);
    expect((await callAs(test, token, 'GET', `${home}/members`)).status).toBe(200);
    const removed = await callAs(test, owner, 'DELETE', `${home}/members/${agent.userId}`);
    expect(removed.status).toBe(204);
    expect((await callAs(test, token, 'GET', `${home}/members`)).status).toBe(404);
    expect((await callApi(test, 'POST', 'live/tickets', { as: agent })).status).toBe(404);
    await waitUntil('the end of the live connection', () => live.readyState !== WebSocket.OPEN);
    // Their account is theirs still.
    expect((await callAs(test, token, 'GET', 'me')).status).toBe(200);
  });

  it('whoever left is out as well [control session-end]', async () => {
    const viewer = await addMember(test, LA_ESPIGA, 'viewer');
    const live = await openLive(viewer);
    expect((await callAs(test, viewer, 'POST', `${home}/leave`)).status).toBe(204);
    expect((await callAs(test, viewer, 'GET', `${home}/members`)).status).toBe(404);
    await waitUntil('the end of the live connection', () => live.readyState !== WebSocket.OPEN);
  });

  it('[ASVS 6.3.3] every member without a second factor is asked for it once the owner requires it [control second-factor]', async () => {
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    const require = (isRequired: boolean, by: Person = owner) =>
      callAs(test, by, 'PUT', `${home}/second-factor`, { isRequired });
    const asked = { status: 403, body: { error: { code: 'second_factor_required' } } };
    expect(await require(true)).toMatchObject(asked);
    await showFactor(owner);
    expect((await require(true)).status).toBe(204);
    const token = await tokenOf(agent);
    for (const path of ['members', 'conversations', 'hours']) {
      expect(await callAs(test, token, 'GET', `${home}/${path}`)).toMatchObject(asked);
    }
    expect((await callAs(test, token, 'GET', 'me')).status).toBe(200);
    await showFactor(agent);
    expect((await callAs(test, token, 'GET', `${home}/members`)).status).toBe(200);
    expect((await require(false)).status).toBe(204);
    await showFactor(owner, false);
  });
});

describe('owners', () => {
  it('[ASVS 8.2.3] are not an admin’s to make or remove, nor the last one’s own to leave behind', async () => {
    const admin = await addMember(test, LA_ESPIGA, 'admin');
    const refused = { status: 403, body: { error: { code: 'forbidden' } } };
    expect(await roleTo(admin, 'owner', admin)).toMatchObject(refused);
    expect(await roleTo(owner, 'viewer', admin)).toMatchObject(refused);
    expect(await callAs(test, admin, 'DELETE', `${home}/members/${owner.userId}`)).toMatchObject(refused);
    const last = { status: 409, body: { error: { code: 'conflict', detail: 'last_owner' } } };
    expect(await callAs(test, owner, 'POST', `${home}/leave`)).toMatchObject(last);
    expect(await roleTo(owner, 'admin')).toMatchObject(last);
  });

  it('hand over to a member, and to nobody else', async () => {
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    const transfer = (userId: string, by: Person) => callAs(test, by, 'POST', `${home}/transfer`, { userId });
    expect((await transfer(DOCE_MANHA.owner.userId, owner)).status).toBe(404);
    expect((await transfer(agent.userId, owner)).status).toBe(204);
    expect((await transfer(owner.userId, owner)).status).toBe(403);
    expect((await transfer(owner.userId, agent)).status).toBe(204);
  });

  it('[ASVS 8.2.2] of another organisation do not exist here', async () => {
    const stranger = DOCE_MANHA.owner;
    expect((await roleTo(stranger, 'viewer')).status).toBe(404);
    expect((await callAs(test, owner, 'DELETE', `${home}/members/${stranger.userId}`)).status).toBe(404);
    expect((await callAs(test, stranger, 'PATCH', home, { name: 'Mía' })).status).toBe(404);
  });
});

async function openLive(person: Person): Promise<WebSocket> {
  const { body } = await callApi<{ ticket: string }>(test, 'POST', 'live/tickets', { as: person });
  const url = `${test.stack.workerUrl.replace('http', 'ws')}/api/${home}/live`;
  const socket = new WebSocket(url, {
    protocols: ['portero.live.v1', body.ticket],
    headers: { origin: test.stack.workerUrl },
  } as unknown as string[]);
  await waitUntil('the live connection', () => socket.readyState === WebSocket.OPEN);
  return socket;
}
