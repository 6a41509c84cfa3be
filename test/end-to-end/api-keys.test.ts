import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../support/api.ts';
import { callAs } from '../support/call-as.ts';
import { countTrips } from '../support/count-trips.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const { owner, tenantId } = LA_ESPIGA;
const list = `organisations/${tenantId}/api-keys`;
type NewKey = { id: string; key: string; prefix: string };
const create = (fields: object = {}) =>
  callAs<NewKey>(test, owner, 'POST', list, { name: 'Caja', scopes: ['read'], ...fields });
const use = (key: string | null) => callAs(test, key, 'GET', 'v1/organisation');
const refusal = { status: 401, body: { error: { code: 'unauthenticated' } } };
const soon = () => new Date(Date.now() + 3_600_000).toISOString();

describe('an API key [control api-keys]', () => {
  it('is shown once, and reads its organisation', async () => {
    const { status, body, headers } = await create({ expiresAt: soon() });
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.key).toMatch(/^pk_[0-9a-f]{8}_[\w-]{43}$/);
    expect(body.prefix).toBe(body.key.slice(0, 11));
    expect(await use(body.key)).toMatchObject({
      status: 200,
      body: { organisation: { id: tenantId, name: 'Panadería La Espiga' } },
    });
    const listed = await callAs<{ apiKeys: { id: string }[] }>(test, owner, 'GET', list);
    expect(listed.body.apiKeys.find(({ id }) => id === body.id)).toEqual({
      ...{ id: body.id, name: 'Caja', prefix: body.prefix, scopes: ['read'], createdBy: owner.name },
      ...{ createdAt: expect.any(String), expiresAt: expect.any(String), lastUsedAt: expect.any(String) },
    });
    expect(JSON.stringify(listed.body)).not.toContain(body.key.slice(12));
    expect(test.lines.join('\n')).not.toContain(body.key.slice(12));
    const stored = await test.query<{ hash: string }>(
      `select encode(key_hash, 'hex') as hash from public.api_key_routes where api_key_id = $1`,
      [body.id],
    );
    expect(stored).toEqual([{ hash: createHash('sha256').update(body.key).digest('hex') }]);
  });

  it('that is wrong, expired or revoked is refused alike, with the same work [control uniform-refusals]', async () => {
    const [good, expired, revoked] = [await create(), await create({ expiresAt: soon() }), await create()];
    await test.query(`update public.api_keys set expires_at = now() - interval '1 second' where id = $1`, [
      expired.body.id,
    ]);
    expect((await use(revoked.body.key)).status).toBe(200);
    expect((await callAs(test, owner, 'DELETE', `${list}/${revoked.body.id}`)).status).toBe(204);
    const wrong = `${good.body.prefix}_${'A'.repeat(43)}`;
    const bodies = new Set<string>();
    for (const key of [wrong, expired.body.key, revoked.body.key]) {
      const [answer, trips] = await countTrips(test, () => use(key));
      expect(answer).toMatchObject(refusal);
      expect(trips).toBe(1);
      bodies.add(JSON.stringify({ ...answer.body, error: { ...answer.body.error, requestId: '' } }));
    }
    expect(bodies.size).toBe(1);
  });

  it('of another shape never reaches the database', async () => {
    const { key } = (await create()).body;
    const [, trips] = await countTrips(test, async () => {
      for (const wrong of [
        null,
        'x',
        `${key}A`,
        key.slice(0, -1),
        key.toUpperCase(),
        `${key} ${key}`,
        `${key}'--`,
      ]) {
        expect(await use(wrong)).toMatchObject(refusal);
      }
    });
    expect(trips).toBe(0);
  });

  it('does what its scope says, and opens nothing of a person’s', async () => {
    const { key } = (await create({ scopes: ['write'] })).body;
    expect(await use(key)).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    for (const path of ['me', list, `organisations/${tenantId}/conversations`, 'account/invitations']) {
      expect(await callAs(test, key, 'GET', path)).toMatchObject(refusal);
    }
    for (const person of [owner, DOCE_MANHA.owner]) {
      expect(await callAs(test, person, 'GET', 'v1/organisation')).toMatchObject(refusal);
    }
  });

  it('is made, seen and revoked by owners and admins of its organisation', async () => {
    const { id } = (await create()).body;
    for (const role of ['agent', 'viewer']) {
      const person = await addMember(test, LA_ESPIGA, role);
      expect((await callAs(test, person, 'GET', list)).status).toBe(403);
      expect((await callAs(test, person, 'DELETE', `${list}/${id}`)).status).toBe(403);
    }
    const foreign = list.replace(tenantId, DOCE_MANHA.tenantId);
    expect((await callAs(test, DOCE_MANHA.owner, 'DELETE', `${foreign}/${id}`)).status).toBe(404);
    for (const wrong of [
      { name: '' },
      { scopes: [] },
      { scopes: ['admin'] },
      { scopes: ['read', 'read'] },
      { expiresAt: '2020-01-01T00:00:00Z' },
      { expiresAt: 'tomorrow' },
      { prefix: 'pk_mine' },
    ]) {
      expect((await create(wrong)).status).toBe(400);
    }
  });

  it('is one of twenty at most', async () => {
    let last = await create();
    for (let count = 0; count < 20 && last.status === 201; count++) last = await create();
    expect(last).toMatchObject({ status: 409, body: { error: { code: 'conflict', detail: 'too_many' } } });
  });
});
