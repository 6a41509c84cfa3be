import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { tellBudget } from '../../worker/features/usage/tell-budget.ts';
import type { EmailBinding } from '../../worker/providers/mail/email-binding.ts';
import { openGate } from '../support/open-gate.ts';
import { fromNow, insertRow } from '../support/tenant-fixture.ts';
import { jobIn, keepWarnings, openUsageTenants, type UsageTenants } from '../support/usage-tenants.ts';

let tenants: UsageTenants;
beforeAll(async () => {
  tenants = await openUsageTenants();
  await tenants.query('update user_emails set verified_at = now()');
  await addPerson('admin', 'admin@example.test');
  await addPerson('owner', 'dona@example.test');
});
afterAll(() => tenants.close());
beforeEach(() => tenants.clear());

async function addPerson(role: string, email: string): Promise<void> {
  const user_id = uuidV7();
  await insertRow(tenants.admin, 'users', { id: user_id, display_name: role, language: 'pt' });
  await insertRow(tenants.admin, 'memberships', { tenant_id: tenants.a.id, user_id, role });
  await insertRow(tenants.admin, 'user_emails', { email, user_id, verified_at: new Date() });
}

const notice = (values: Record<string, unknown> = {}) =>
  insertRow(tenants.admin, 'budget_notices', {
    ...{ tenant_id: tenants.a.id, period: '2026-11', level: 'reached_80' },
    ...{ spent_micro: 16_000_000, ceiling_micro: 20_000_000, ...values },
  });
type Sent = Parameters<EmailBinding['send']>[0];

/** Tells what is due; mails to an address of `failing` are not taken. */
async function tell({ failing = '', isMailThere = true } = {}) {
  const mails: Sent[] = [];
  const EMAIL: EmailBinding = {
    async send(mail) {
      if (mail.to === failing) throw new Error('not taken');
      mails.push(mail);
    },
  };
  const { log, warnings } = keepWarnings();
  const told = await tellBudget(
    {
      ...tenants.config,
      ...{ MAIL_ENDPOINT: null, MAIL_API_KEY: null, MAIL_FROM: 'portero@example.test' },
      ...{ EMAIL: isMailThere ? EMAIL : undefined, PUBLIC_URL: 'https://portero.example/' },
    },
    openGate,
    jobIn(tenants, null),
    { ...log, error: () => {} },
  );
  return { told, mails, to: mails.map((mail) => mail.to).toSorted(), warnings };
}

describe('a level of a budget', () => {
  it('is told to every owner in their language, once, and to nobody else', async () => {
    await notice();
    const { told, to, mails } = await tell();
    expect([told, to]).toEqual([1, ['a@example.test', 'dona@example.test']]);
    const spanish = mails.find((mail) => mail.to === 'a@example.test');
    expect(spanish?.subject).toBe('80 % del presupuesto de Portero · a');
    expect(spanish?.text).toContain('USD 16,00 de USD 20,00');
    expect(spanish?.text).toContain('https://portero.example/app#/usage');
    expect(mails.find((mail) => mail.to === 'dona@example.test')?.subject).toContain('orçamento');
    expect(await tell()).toMatchObject({ told: 0, mails: [] });
    await notice({ level: 'reached_100' });
    await notice({ period: '2026-11-30' });
    expect((await tell()).told).toBe(2);
  });

  it('is told again where one address took no mail, and another organisation’s in the meantime', async () => {
    await notice();
    await notice({ tenant_id: tenants.b.id });
    expect((await tell({ failing: 'a@example.test' })).told).toBe(1);
    expect(await tell()).toMatchObject({ told: 1, to: ['a@example.test', 'dona@example.test'] });
  });

  it('is no longer told after a day, and waits where there is no mail', async () => {
    await notice({ reached_at: fromNow(-25) });
    expect((await tell()).told).toBe(0);
    await notice({ level: 'reached_100' });
    expect(await tell({ isMailThere: false })).toMatchObject({
      ...{ told: 0, warnings: [['budget.no_mail_configured', { notices: 1 }]] },
    });
    expect((await tell()).told).toBe(1);
  });

  it('is marked by its own organisation’s job alone', async () => {
    await notice();
    await jobIn(tenants, tenants.b.id).batch((queries) => [
      queries.execute(`select app.mark_budget_told('2026-11', 'reached_80')`),
    ]);
    expect((await tell()).told).toBe(1);
  });
});
