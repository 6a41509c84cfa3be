import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, inContext, type Person, userContext } from '../support/context.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const AAL2 = { code: '42501', detail: 'aal' };

let desk: Desk;
let tenant: string;
let owner: Person;
let admin: Person;
let agent: Person;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  tenant = desk.a.id;
  owner = desk.a;
  await desk.query('delete from memberships where tenant_id = $1 and user_id <> $2', [tenant, owner.userId]);
  await desk.query(`update memberships set role = 'owner' where tenant_id = $1`, [tenant]);
  await desk.query('delete from audit_log where tenant_id = $1', [tenant]);
  admin = await desk.addMember(tenant, 'admin');
  agent = await desk.addMember(tenant, 'agent');
});

const roles = async () =>
  Object.fromEntries(
    (await desk.query('select user_id, role from memberships where tenant_id = $1', [tenant])).map((row) => [
      row.user_id,
      row.role,
    ]),
  );
const changeRole = (user: Person, role: string, by: Person = owner) =>
  desk.act('change_role', [user.userId, role], by);
const remove = (user: Person, by: Person = owner) => desk.act('remove_member', [user.userId], by);
const showFactor = ({ sessionId }: Person, minutesAgo = 0) =>
  desk.query('update sessions set aal = 2, mfa_at = now() - make_interval(mins => $2) where id = $1', [
    sessionId,
    minutesAgo,
  ]);

describe('roles', () => {
  it('change, with an audit row of who, whom and what', async () => {
    expect(await changeRole(agent, 'viewer', admin)).toBe('changed');
    expect(await changeRole(admin, 'owner')).toBe('changed');
    expect(await roles()).toEqual({
      [owner.userId]: 'owner',
      [admin.userId]: 'owner',
      [agent.userId]: 'viewer',
    });
    expect(
      await desk.query(
        'select actor_id, action, subject, details from audit_log where tenant_id = $1 order by at',
        [tenant],
      ),
    ).toEqual([
      {
        ...{ actor_id: admin.userId, action: 'member.role', subject: agent.userId },
        details: { from: 'agent', to: 'viewer' },
      },
      {
        ...{ actor_id: owner.userId, action: 'member.role', subject: admin.userId },
        details: { from: 'admin', to: 'owner' },
      },
    ]);
  });

  it('of owners are not for an admin to make, alter or remove', async () => {
    for (const attempt of [
      () => changeRole(agent, 'owner', admin),
      () => changeRole(admin, 'owner', admin),
      () => changeRole(owner, 'viewer', admin),
      () => remove(owner, admin),
      () => desk.act('transfer_ownership', [admin.userId], admin),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: '42501' });
    }
    expect(await roles()).toMatchObject({ [owner.userId]: 'owner', [admin.userId]: 'admin' });
    expect(await desk.query('select action from audit_log where tenant_id = $1', [tenant])).toEqual([]);
  });

  it('of another organisation’s people do not exist here', async () => {
    expect(await changeRole(desk.b, 'viewer')).toBe('not_found');
    expect(await remove(desk.b)).toBe('not_found');
    expect(await desk.act('transfer_ownership', [desk.b.userId])).toBe('not_found');
    expect(await desk.query('select role from memberships where tenant_id = $1', [desk.b.id])).toEqual([
      { role: 'owner' },
    ]);
    expect(await roles()).toMatchObject({ [owner.userId]: 'owner' });
  });
});

describe('the last owner', () => {
  it('cannot leave, be removed or be demoted', async () => {
    expect(await desk.act('leave_organisation', [])).toBe('last_owner');
    expect(await remove(owner)).toBe('last_owner');
    expect(await changeRole(owner, 'admin')).toBe('last_owner');
    expect(await roles()).toMatchObject({ [owner.userId]: 'owner' });
  });

  it('may go once there is another, or hands over', async () => {
    expect(await desk.act('transfer_ownership', [owner.userId])).toBe('not_found');
    expect(await desk.act('transfer_ownership', [admin.userId])).toBe('transferred');
    expect(await roles()).toMatchObject({ [owner.userId]: 'admin', [admin.userId]: 'owner' });
    expect(await desk.act('leave_organisation', [], owner)).toBe('left');
    expect(Object.keys(await roles()).toSorted()).toEqual([admin.userId, agent.userId].toSorted());
    await desk.query(`insert into memberships (tenant_id, user_id, role) values ($1, $2, 'owner')`, [
      ...[tenant, owner.userId],
    ]);
  });

  it('stays when both owners leave, remove or demote each other at once', async () => {
    const races: [name: string, of: (one: Person, other: Person) => [string, unknown[]]][] = [
      ['leave', () => ['leave_organisation', []]],
      ['remove each other', (_one, other) => ['remove_member', [other.userId]]],
      ['demote each other', (_one, other) => ['change_role', [other.userId, 'agent']]],
      ['demote themselves', (one) => ['change_role', [one.userId, 'agent']]],
      ['transfer', (_one, other) => ['transfer_ownership', [other.userId]]],
    ];
    const clients = await Promise.all([connect(desk.rwUrl), connect(desk.rwUrl)]);
    try {
      for (const [name, of] of races) {
        for (let round = 0; round < 5; round++) {
          await desk.query('delete from memberships where tenant_id = $1 and user_id <> $2', [
            ...[tenant, agent.userId],
          ]);
          await desk.query(
            `insert into memberships (tenant_id, user_id, role)
             select $1, unnest($2::uuid[]), 'owner'`,
            [tenant, [owner.userId, admin.userId]],
          );
          const pairs: [Person, Person][] = [
            [owner, admin],
            [admin, owner],
          ];
          await Promise.allSettled(
            pairs.map(([one, other], index) => actOn(clients[index], one, ...of(one, other))),
          );
          const owners = Object.values(await roles()).filter((role) => role === 'owner');
          expect({ name, owners: owners.length }).toEqual({ name, owners: 1 });
        }
      }
    } finally {
      await Promise.all(clients.map((client) => client.end()));
      await desk.query('delete from memberships where tenant_id = $1', [tenant]);
      await desk.query(`insert into memberships (tenant_id, user_id, role) values ($1, $2, 'owner')`, [
        ...[tenant, owner.userId],
      ]);
    }
  });
});

async function actOn(client: pg.Client | undefined, person: Person, name: string, values: unknown[]) {
  if (!client) throw new Error('no client');
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  const context = await userContext(tenant, person);
  return inContext(client, context, () => client.query(`select app.${name}(${places})`, values));
}

describe('membership', () => {
  it('ends with the very next statement, as a role does', async () => {
    expect(await changeRole(admin, 'viewer')).toBe('changed');
    await expect(changeRole(agent, 'viewer', admin)).rejects.toMatchObject({ code: '42501' });
    expect(await remove(agent)).toBe('removed');
    await expect(desk.act('leave_organisation', [], agent)).rejects.toMatchObject({ code: '42501' });
    expect(await remove(agent)).toBe('not_found');
  });

  it('lists name, verified address, role and since when, to every member', async () => {
    const members = await desk.asPerson(
      agent,
      async (client) => (await client.query('select * from app.list_members()')).rows,
    );
    expect(members).toHaveLength(3);
    expect(members).toContainEqual({
      ...{ user_id: agent.userId, name: 'agent', email: `${agent.userId}@example.test`, role: 'agent' },
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    // The owner's address is not verified.
    expect(members.find(({ user_id }) => user_id === owner.userId)).toMatchObject({ email: null });
  });
});

describe('an organisation', () => {
  const outside = async <T>(person: Person, sql: string, values: unknown[] = []) => {
    const client = await connect(desk.rwUrl);
    try {
      return await inContext(
        client,
        await userContext(null, person),
        async () => (await client.query(sql, values)).rows as T[],
      );
    } finally {
      await client.end();
    }
  };
  const create = async (person: Person) =>
    (
      await outside<{ id: string | null }>(
        person,
        `select app.create_organisation('Panadería', 'es', 'America/Lima') as id`,
      )
    )[0]?.id;

  it('belongs to whoever makes it, and one person to several', async () => {
    const id = await create(agent);
    expect(await outside(agent, 'select id, role from app.my_organisations() order by role')).toEqual([
      { id: tenant, role: 'agent' },
      { id, role: 'owner' },
    ]);
    expect(await desk.query('select action, actor_id from audit_log where tenant_id = $1', [id])).toEqual([
      { action: 'organisation.create', actor_id: agent.userId },
    ]);
  });

  it('is made at most 20 times by one person, at once or after one another', async () => {
    const person = await desk.addMember(tenant, 'viewer');
    for (let count = 0; count < 18; count++) await create(person);
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => create(person)));
    expect(atOnce.filter((id) => id !== null)).toHaveLength(2);
    expect(await create(person)).toBeNull();
  });

  it('is renamed, with another language or the same', async () => {
    await desk.act('rename_organisation', ['Uno', 'pt'], admin);
    await desk.act('rename_organisation', ['Dos', null], admin);
    expect(await desk.query('select name, language from tenants where id = $1', [tenant])).toEqual([
      { name: 'Dos', language: 'pt' },
    ]);
    expect(await desk.query('select name from tenants where id = $1', [desk.b.id])).toEqual([{ name: 'b' }]);
  });

  it('asks every member for a second factor, from an owner who has just shown theirs', async () => {
    const ask = (isRequired: boolean, by: Person) => desk.act('require_second_factor', [isRequired], by);
    await expect(ask(true, owner)).rejects.toMatchObject(AAL2);
    await showFactor(owner, 6);
    await expect(ask(true, owner)).rejects.toMatchObject(AAL2);
    await showFactor(admin);
    await expect(ask(true, admin)).rejects.toMatchObject({ code: '42501' });
    await showFactor(owner);
    await ask(true, owner);
    await expect(desk.act('leave_organisation', [], agent)).rejects.toMatchObject(AAL2);
    await showFactor(owner, 60);
    expect(await changeRole(agent, 'viewer')).toBe('changed');
    await expect(ask(false, owner)).rejects.toMatchObject(AAL2);
    await showFactor(owner);
    await ask(false, owner);
    expect(await desk.act('leave_organisation', [], agent)).toBe('left');
    await desk.query('update sessions set aal = 1, mfa_at = null where id = $1', [owner.sessionId]);
  });
});
