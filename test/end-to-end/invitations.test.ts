import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailTo, newAddress } from '../support/account.ts';
import { addMember } from '../support/api.ts';
import { callAs } from '../support/call-as.ts';
import type { Person } from '../support/context.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const { owner, tenantId } = LA_ESPIGA;
const list = `organisations/${tenantId}/invitations`;
const invite = (email: string, role = 'agent', by: Person = owner) =>
  callAs<{ id: string }>(test, by, 'POST', list, { email, role });

/** Somebody of the other bakery who has this address. */
async function personWith(email: string): Promise<Person> {
  const person = await addMember(test, DOCE_MANHA, 'viewer');
  await test.query('insert into public.user_emails (email, user_id, verified_at) values ($1, $2, now())', [
    ...[email, person.userId],
  ]);
  return person;
}
const mine = async (person: Person) =>
  (await callAs<{ invitations: { id: string }[] }>(test, person, 'GET', 'account/invitations')).body
    .invitations;

describe('an invitation', () => {
  it('is mailed in the organisation’s language, and accepted by whoever has the address', async () => {
    const email = newAddress();
    const { status, body } = await invite(` ${email.toUpperCase()} `, 'admin');
    expect(status).toBe(201);
    const mail = await mailTo(test, email);
    expect(mail.subject).toBe('Invitación a Panadería La Espiga en Portero');
    expect(mail.text).toContain(`${owner.name} le invita`);
    expect(mail.text).toContain(`${test.stack.workerUrl}/app#/invitations\n`);
    const guest = await personWith(email);
    expect(await mine(guest)).toEqual([
      {
        ...{
          id: body.id,
          tenantId,
          organisation: 'Panadería La Espiga',
          role: 'admin',
          invitedBy: owner.name,
        },
        expiresAt: expect.any(String),
      },
    ]);
    expect((await callAs(test, guest, 'GET', list)).status).toBe(404);
    const accept = () => callAs(test, guest, 'POST', `account/invitations/${body.id}/accept`);
    expect((await accept()).status).toBe(204);
    expect((await callAs(test, guest, 'GET', list)).status).toBe(200);
    expect((await accept()).status).toBe(404);
    expect(await invite(email)).toMatchObject({ status: 409, body: { error: { detail: 'member' } } });
  });

  it('is out of reach for others, for managers’ hands that are another’s, and once it is gone', async () => {
    const email = newAddress();
    const { id } = (await invite(email)).body;
    const [guest, stranger] = [await personWith(email), await personWith(newAddress())];
    const statusOf = async (who: Person, method: string, path: string) =>
      (await callAs(test, who, method, path)).status;
    expect(await mine(stranger)).toEqual([]);
    expect(await statusOf(stranger, 'POST', `account/invitations/${id}/accept`)).toBe(404);
    expect(await statusOf(stranger, 'DELETE', `account/invitations/${id}`)).toBe(404);
    const foreign = list.replace(tenantId, DOCE_MANHA.tenantId);
    expect(await statusOf(DOCE_MANHA.owner, 'DELETE', `${foreign}/${id}`)).toBe(404);
    expect(await statusOf(guest, 'DELETE', `account/invitations/${id}`)).toBe(204);
    expect(await statusOf(guest, 'POST', `account/invitations/${id}/accept`)).toBe(404);

    const { id: next } = (await invite(email)).body;
    const open = await callAs<{ invitations: object[] }>(test, owner, 'GET', list);
    expect(open.body.invitations).toContainEqual({
      ...{ id: next, email, role: 'agent', invitedBy: owner.name },
      ...{ createdAt: expect.any(String), expiresAt: expect.any(String) },
    });
    expect(await statusOf(owner, 'DELETE', `${list}/${next}`)).toBe(204);
    expect(await statusOf(owner, 'DELETE', `${list}/${next}`)).toBe(404);
    expect(await mine(guest)).toEqual([]);
  });

  it('is mailed again by a second one, and after five in an hour no more', async () => {
    const email = newAddress();
    const { id } = (await invite(email)).body;
    expect((await invite(email, 'viewer')).body.id).toBe(id);
    await mailTo(test, email, 2);
    for (let sent = 2; sent < 5; sent++) expect((await invite(email)).status).toBe(201);
    const refused = await invite(email);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rate_limited' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is for an address and a role below the owner’s, from owners and admins', async () => {
    for (const wrong of [
      '',
      'x',
      'a@b@c.test',
      `${'x'.repeat(320)}@example.test`,
      'a@example.test\r\nBcc: b@c.test',
    ]) {
      expect((await invite(wrong)).status).toBe(400);
    }
    expect((await invite(newAddress(), 'owner')).status).toBe(400);
    for (const role of ['agent', 'viewer']) {
      expect((await invite(newAddress(), 'viewer', await addMember(test, LA_ESPIGA, role))).status).toBe(403);
    }
  });

  it('has no line and no link that a name brings along', async () => {
    const person = await addMember(test, LA_ESPIGA, 'admin');
    await test.query('update public.users set display_name = $2 where id = $1', [
      ...[person.userId, 'Ana\r\nhttps://evil.example/x'],
    ]);
    const email = newAddress();
    await invite(email, 'viewer', person);
    const { text } = await mailTo(test, email);
    expect(text.split('\n')[0]).toBe(
      'Ana https evil.example/x le invita al equipo de Panadería La Espiga en Portero.',
    );
    expect(text).not.toContain('https://evil');
  });
});
