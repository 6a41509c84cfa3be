import type pg from 'pg';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext, type Person, userContext } from './context.ts';
import { fromNow, insertRow, openTwoTenants } from './tenant-fixture.ts';

/** Two tenants, with the desk's functions called as a person of A and as A's jobs. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

export async function openDesk() {
  const fixture = await openTwoTenants();
  const { admin, a } = fixture;
  const [rw, job] = [await connect(fixture.rwUrl), await connect(fixture.jobUrl)];
  const query = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await admin.query(sql, values)).rows;
  const asPerson = async <T>(person: Person, work: (client: pg.Client) => Promise<T>, client = rw) =>
    inContext(client, await userContext(a.id, person), () => work(client));
  const call = (client: pg.Client, name: string, values: unknown[]) => {
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    return client.query(`select app.${name}(${places}) as outcome`, values);
  };
  return {
    ...fixture,
    query,
    asPerson,
    /** A function's outcome, called by the owner of A or another person. */
    act: (name: string, values: unknown[], person: Person = a): Promise<string> =>
      asPerson(person, async (client) => (await call(client, name, values)).rows[0].outcome),
    /** A function's outcome, called by a job in A. */
    actAsJob: async (name: string, values: unknown[], tenantId: string | null = a.id) =>
      inContext(job, await jobContext(tenantId), async () => (await call(job, name, values)).rows[0].outcome),
    /** Rows of a function that lists, called by a job. */
    listAsJob: async (name: string, values: unknown[], tenantId: string | null = null) => {
      const places = values.map((_, index) => `$${index + 1}`).join(', ');
      return inContext(
        job,
        await jobContext(tenantId),
        async () => (await job.query(`select * from app.${name}(${places})`, values)).rows,
      );
    },
    /** A new member of a tenant, with a session and a verified address. */
    async addMember(tenantId: string, role: string, name = role): Promise<Person> {
      const person = { userId: uuidV7(), sessionId: uuidV7() };
      await insertRow(admin, 'users', { id: person.userId, display_name: name, language: 'pt' });
      await insertRow(admin, 'memberships', { tenant_id: tenantId, user_id: person.userId, role });
      const session = { user_id: person.userId, id: person.sessionId, expires_at: fromNow(1) };
      await insertRow(admin, 'sessions', session);
      const address = { email: `${person.userId}@example.test`, user_id: person.userId };
      await insertRow(admin, 'user_emails', { ...address, verified_at: new Date() });
      return person;
    },
    conversation: async (id: string) =>
      (await query('select * from conversations where id = $1', [id]))[0] ?? {},
    outboxOf: (id: string) => query('select * from outbox where conversation_id = $1 order by turn', [id]),
    message: async (id: string) => (await query('select * from messages where id = $1', [id]))[0] ?? {},
    audits: async (id: string) =>
      (await query('select action from audit_log where subject = $1 order by at, id', [id])).map(
        ({ action }) => action,
      ),
    async close() {
      await Promise.all([rw.end(), job.end()]);
      await fixture.close();
    },
  };
}
