import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, type Person, userContext } from '../support/context.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { insertRow } from '../support/tenant-fixture.ts';

let desk: Desk;
let tenant: string;
let guest: Person & { email: string };
let clients: pg.Client[];

beforeAll(async () => {
  desk = await openDesk();
  tenant = desk.a.id;
  clients = await Promise.all([connect(desk.rwUrl), connect(desk.rwUrl)]);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await desk.close();
});
beforeEach(async () => {
  await desk.query('delete from invitations');
  const person = await desk.addMember(desk.b.id, 'viewer');
  guest = { ...person, email: `${person.userId}@example.test` };
});

const invite = async (email: string, role = 'agent', by: Person = desk.a) =>
  desk.asPerson(
    by,
    async (client) => (await client.query('select * from app.invite($1, $2)', [email, role])).rows[0],
  );
const outside = async <Row extends pg.QueryResultRow>(
  person: Person,
  sql: string,
  values: unknown[] = [],
  client = clients[0],
) => {
  if (!client) throw new Error('no client');
  return inContext(
    client,
    await userContext(null, person),
    async () => (await client.query<Row>(sql, values)).rows,
  );
};
const mine = (person: Person) => outside(person, 'select * from app.my_invitations()');
const accept = async (id: string, person: Person = guest, client = clients[0]) =>
  (
    await outside<{ tenant: string | null }>(
      person,
      'select app.accept_invitation($1) as tenant',
      [id],
      client,
    )
  )[0]?.tenant;
const decline = async (id: string, person: Person = guest) =>
  (await outside<{ done: boolean }>(person, 'select app.decline_invitation($1) as done', [id]))[0]?.done;
const roleOf = async ({ userId }: Person) =>
  (
    await desk.query('select role from memberships where tenant_id = $1 and user_id = $2', [tenant, userId])
  )[0]?.role;
const age = (id: string) =>
  desk.query(`update invitations set expires_at = now() - interval '1 second' where id = $1`, [id]);

describe('an invitation', () => {
  it('is offered to the verified address, and accepted once', async () => {
    const { outcome, id, organisation, language, inviter } = await invite(guest.email, 'admin');
    expect({ outcome, organisation, language, inviter }).toEqual({
      ...{ outcome: 'invited', organisation: 'a', language: 'es', inviter: 'a' },
    });
    expect(await mine(guest)).toMatchObject([
      { id, tenant_id: tenant, organisation: 'a', role: 'admin', invited_by: 'a' },
    ]);
    expect(await accept(id)).toBe(tenant);
    expect(await roleOf(guest)).toBe('admin');
    expect(await mine(guest)).toEqual([]);
    expect(await accept(id)).toBeNull();
    expect(await desk.audits(id)).toEqual(['invitation.create']);
    expect(await desk.audits(guest.userId)).toEqual(['invitation.accept']);
  });

  it('is accepted once by two at once, and not when it is taken back at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      await desk.query('delete from memberships where tenant_id = $1 and user_id = $2', [
        tenant,
        guest.userId,
      ]);
      const { id } = await invite(guest.email);
      const accepted = await Promise.all(clients.map((client) => accept(id, guest, client)));
      expect(accepted.filter((found) => found === tenant)).toHaveLength(1);
      await desk.query('delete from memberships where tenant_id = $1 and user_id = $2', [
        tenant,
        guest.userId,
      ]);
      const { id: next } = await invite(guest.email);
      const [joined, revoked] = await Promise.all([accept(next), desk.act('revoke_invitation', [next])]);
      expect(joined === tenant).toBe(!revoked);
      expect((await roleOf(guest)) !== undefined).toBe(joined === tenant);
    }
  });

  it('is nobody’s whose address is another or not verified', async () => {
    const { id } = await invite(guest.email);
    const other = await desk.addMember(desk.b.id, 'viewer');
    expect([await mine(other), await accept(id, other), await decline(id, other)]).toEqual([[], null, false]);
    await desk.query('update user_emails set verified_at = null where user_id = $1', [guest.userId]);
    expect([await mine(guest), await accept(id), await decline(id)]).toEqual([[], null, false]);
    expect(await roleOf(guest)).toBeUndefined();
  });

  it('ends after seven days, when it is declined and when it is taken back', async () => {
    const { id: old } = await invite(guest.email);
    const [stored] = await desk.query(
      'select expires_at - created_at as life from invitations where id = $1',
      [old],
    );
    expect(stored?.life).toMatchObject({ days: 7 });
    await age(old);
    expect([await mine(guest), await accept(old), await decline(old)]).toEqual([[], null, false]);
    const { id: declined } = await invite(guest.email);
    expect([await decline(declined), await accept(declined), await decline(declined)]).toEqual([
      true,
      null,
      false,
    ]);
    const { id: revoked } = await invite(guest.email);
    expect([await desk.act('revoke_invitation', [revoked]), await accept(revoked)]).toEqual([true, null]);
    expect(await roleOf(guest)).toBeUndefined();
  });

  it('is renewed by a second one for the address, with the role of then', async () => {
    const first = await invite(guest.email, 'admin');
    await desk.query(`update invitations set expires_at = now() + interval '1 day'`);
    const second = await invite(guest.email, 'viewer');
    expect(second.id).toBe(first.id);
    expect(await mine(guest)).toMatchObject([
      { id: first.id, role: 'viewer', expires_at: second.expires_at },
    ]);
  });

  it('is not for a member, and there are 50 open ones at most', async () => {
    const member = await desk.addMember(tenant, 'viewer');
    expect(await invite(`${member.userId}@example.test`)).toMatchObject({ outcome: 'member' });
    const row = { tenant_id: tenant, role: 'viewer', invited_by: desk.a.userId };
    for (let count = 0; count < 49; count++) {
      const expires_at = new Date(Date.now() + 3_600_000);
      await insertRow(desk.admin, 'invitations', {
        ...row,
        id: uuidV7(),
        email: `${count}@example.test`,
        expires_at,
      });
    }
    const last = await invite(guest.email);
    expect(last.outcome).toBe('invited');
    expect(await invite('one-more@example.test')).toMatchObject({ outcome: 'too_many', id: null });
    expect(await invite(guest.email)).toMatchObject({ outcome: 'invited', id: last.id });
    await age(last.id);
    expect(await invite('one-more@example.test')).toMatchObject({ outcome: 'invited' });
  });

  it('never makes an owner', async () => {
    await expect(invite(guest.email, 'owner')).rejects.toMatchObject({ code: '23514' });
  });

  it('is open to its own organisation alone', async () => {
    const { id } = await invite(guest.email);
    const asB = await userContext(desk.b.id, desk.b);
    const [client] = clients;
    if (!client) throw new Error('no client');
    const revoked = await inContext(
      client,
      asB,
      async () => (await client.query('select app.revoke_invitation($1) as done', [id])).rows,
    );
    expect(revoked).toEqual([{ done: false }]);
    expect(await accept(id)).toBe(tenant);
  });

  it.each([
    ['removed', (admin: Person) => desk.act('remove_member', [admin.userId])],
    ['demoted', (admin: Person) => desk.act('change_role', [admin.userId, 'agent'])],
    ['leaves', (admin: Person) => desk.act('leave_organisation', [], admin)],
  ])('goes with an inviter who is %s', async (_how, go) => {
    const admin = await desk.addMember(tenant, 'admin');
    const { id } = await invite(guest.email, 'admin', admin);
    const { id: other } = await invite('somebody@example.test', 'viewer');
    await go(admin);
    expect(await accept(id)).toBeNull();
    expect(await desk.query('select id from invitations')).toEqual([{ id: other }]);
  });
});
