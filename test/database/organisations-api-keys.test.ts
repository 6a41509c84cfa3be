import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signContext } from '../../worker/data/context.ts';
import { connect, contextKeys, inContext, jobContext, userContext } from '../support/context.ts';
import { type Desk, openDesk } from '../support/desk.ts';

let desk: Desk;
let rw: pg.Client;
let job: pg.Client;

beforeAll(async () => {
  desk = await openDesk();
  [rw, job] = await Promise.all([connect(desk.rwUrl), connect(desk.jobUrl)]);
});
afterAll(async () => {
  await Promise.all([rw.end(), job.end()]);
  await desk.close();
});
beforeEach(() => desk.query('delete from api_keys where tenant_id = $1', [desk.a.id]));

const sha256 = (key: Buffer) => createHash('sha256').update(key).digest();
const create = (key: Buffer, scopes = ['read'], expiresAt: Date | null = null) =>
  desk.act('create_api_key', [sha256(key), 'pk_00000000', 'caja', scopes, expiresAt]);
const route = async (key: Buffer) =>
  inContext(
    job,
    await jobContext(null),
    async () =>
      (await job.query('select tenant_id, api_key_id from app.route_api_key($1)', [sha256(key)])).rows,
  );
const use = async (apiKeyId: string, scope = 'read', tenantId = desk.a.id) =>
  inContext(rw, await signContext(tenantId, { kind: 'api_key', apiKeyId }, contextKeys), async () => {
    await rw.query('select app.require_scope($1)', [scope]);
    return (await rw.query('select id from public.tenants')).rows;
  });
const lastUsed = async (id: string) =>
  (await desk.query('select last_used_at from api_keys where id = $1', [id]))[0]?.last_used_at;

describe('an API key [control api-keys]', () => {
  it('is found by its hash, and sees its organisation alone', async () => {
    const key = randomBytes(32);
    const id = await create(key);
    expect(await route(key)).toEqual([{ tenant_id: desk.a.id, api_key_id: id }]);
    expect(await route(randomBytes(32))).toEqual([]);
    expect(await use(id)).toEqual([{ id: desk.a.id }]);
    await expect(use(id, 'read', desk.b.id)).rejects.toMatchObject({ code: '28000' });
    expect(await desk.audits(id)).toEqual(['api_key.create']);
  });

  it('is stored as a hash only, and shown by its beginning', async () => {
    const key = randomBytes(32);
    const id = await create(key);
    const rows = await desk.query(
      `select to_jsonb(k) || jsonb_build_object('route', to_jsonb(r)) as stored
       from api_keys k join api_key_routes r on r.api_key_id = k.id where k.id = $1`,
      [id],
    );
    expect(JSON.stringify(rows)).toContain(sha256(key).toString('hex'));
    expect(JSON.stringify(rows)).not.toContain(key.toString('hex'));
    const list = async () =>
      (await rw.query('select id, name, prefix, scopes, last_used_at from app.list_api_keys()')).rows;
    expect(await inContext(rw, await userContext(desk.a.id, desk.a), list)).toEqual([
      { id, name: 'caja', prefix: 'pk_00000000', scopes: ['read'], last_used_at: null },
    ]);
    expect(await inContext(rw, await userContext(desk.b.id, desk.b), list)).not.toContainEqual(
      expect.objectContaining({ id }),
    );
  });

  it('does what its scopes say, which are of a fixed list', async () => {
    const id = await create(randomBytes(32), ['write']);
    await expect(use(id, 'read')).rejects.toMatchObject({ code: '42501' });
    expect(await lastUsed(id)).toBeNull();
    await use(id, 'write');
    for (const scopes of [['admin'], ['read', 'all'], []]) {
      await expect(create(randomBytes(32), scopes)).rejects.toMatchObject({ code: '22023' });
    }
  });

  it('ends when it is revoked and when it expires, whoever still holds its id', async () => {
    const [one, other] = [randomBytes(32), randomBytes(32)];
    const [revoked, expired] = [await create(one), await create(other)];
    expect(await desk.act('revoke_api_key', [revoked])).toBe(true);
    await desk.query(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [expired]);
    expect([await route(one), await route(other)]).toEqual([[], []]);
    for (const id of [revoked, expired]) await expect(use(id)).rejects.toMatchObject({ code: '28000' });
    expect(await desk.act('revoke_api_key', [revoked])).toBe(false);
    expect(await desk.audits(revoked)).toEqual(['api_key.create', 'api_key.revoke']);
  });

  it('of another organisation cannot be revoked', async () => {
    expect(await desk.act('revoke_api_key', [desk.b.apiKeyId])).toBe(false);
    expect(await desk.query('select revoked_at from api_keys where id = $1', [desk.b.apiKeyId])).toEqual([
      { revoked_at: null },
    ]);
  });

  it('notes its use at most once a minute', async () => {
    const id = await create(randomBytes(32));
    await use(id);
    const first = await lastUsed(id);
    expect(first).toBeInstanceOf(Date);
    await use(id);
    expect(await lastUsed(id)).toEqual(first);
    await desk.query(`update api_keys set last_used_at = now() - interval '61 seconds' where id = $1`, [id]);
    const before = await lastUsed(id);
    await use(id);
    expect(Number(await lastUsed(id))).toBeGreaterThan(Number(before));
  });

  it('is one of 20 at most', async () => {
    for (let count = 0; count < 20; count++) expect(await create(randomBytes(32))).not.toBeNull();
    expect(await create(randomBytes(32))).toBeNull();
    const [first] = await desk.query('select id from api_keys where tenant_id = $1 limit 1', [desk.a.id]);
    await desk.act('revoke_api_key', [first?.id]);
    expect(await create(randomBytes(32))).not.toBeNull();
  });
});
