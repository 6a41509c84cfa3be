import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArena } from '../../dev/audit/isolation/arena.ts';
import { ATTACKS } from '../../dev/audit/isolation/catalogue.ts';
import { readShape } from '../../dev/audit/isolation/database-shape.ts';
import { auditVectorTables } from '../../dev/audit/isolation/embedded-audit.ts';
import { LINT_RULES } from '../../dev/audit/isolation/lint/run-lint.ts';
import { type IsolationReport, mergeReports } from '../../dev/audit/isolation/report.ts';
import { runIsolationAudit } from '../../dev/audit/isolation/run-audit.ts';
import { openSessions } from '../../dev/audit/isolation/sessions.ts';
import { snapshotDatabase } from '../support/database-traces.ts';
import { openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let before: Record<string, unknown>;
let report: IsolationReport;

beforeAll(async () => {
  // Other organisations are there already, as in a database that is in use.
  fixture = await openTwoTenants();
  before = await snapshotDatabase(fixture.admin);
  await abandonAudit();
  report = await runIsolationAudit(fixture);
});
afterAll(() => fixture.close());

/** As a process that is killed leaves it. */
async function abandonAudit(): Promise<void> {
  const sessions = await openSessions(fixture);
  await openArena(sessions, await readShape(sessions.admin));
  await sessions.close();
}

const numbers = Object.keys(ATTACKS).map(Number);
const executionsOf = ({ outcomes }: IsolationReport, attack: number | string) =>
  outcomes.find((outcome) => outcome.attack === attack)?.executions ?? 0;

describe('[control isolation-test] the isolation audit', () => {
  it('[ASVS 8.4.1] [control row-isolation] reaches nothing of another organisation or user', () => {
    expect(report.leaks).toEqual([]);
    expect(report.held).toBe(report.attacks);
  });

  it('runs every attack of the catalogue and every rule, and names each once', () => {
    expect(numbers).toEqual(Array.from({ length: 77 }, (_, index) => index + 1));
    expect(report.skipped).toEqual([]);
    expect(report.kinds).toBe(77);
    const named = report.outcomes.map(({ attack }) => attack);
    expect(new Set(named).size).toBe(named.length);
    expect(named).toEqual(
      expect.arrayContaining([...numbers, ...LINT_RULES.map(({ id, attack }) => attack ?? id)]),
    );
    expect(
      report.outcomes.filter(({ outcome }) => outcome === 'skipped').map(({ attack }) => attack),
    ).toEqual(['arena']);
  });

  it('attacks every table that there is, in both roles', async () => {
    const { rows } = await fixture.admin.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    expect(report.tables).toEqual(rows.map(({ name }) => name));
    for (const { attack } of report.outcomes.filter(({ attack }) => Number(attack) <= 20)) {
      expect(executionsOf(report, attack)).toBeGreaterThanOrEqual(2 * rows.length);
    }
  });

  it('[control signed-context] tries forged contexts of every kind', () => {
    for (const attack of numbers.filter((number) => ATTACKS[number]?.group === 'context')) {
      expect(executionsOf(report, attack), ATTACKS[attack]?.name).toBeGreaterThan(0);
    }
  });

  it('[control privileged-functions] calls every privileged function without a context and in roles that may not', async () => {
    const { rows } = await fixture.admin.query(
      `select from pg_proc p cross join unnest(array['app_rw', 'app_job']) role
       where p.pronamespace = 'app'::regnamespace and p.prosecdef and has_function_privilege(role, p.oid, 'execute')`,
    );
    expect(rows.length).toBeGreaterThan(70);
    expect(executionsOf(report, 60)).toBe(rows.length);
    expect(executionsOf(report, 61)).toBeGreaterThan(rows.length);
    expect(executionsOf(report, 62)).toBeGreaterThan(rows.length);
  });

  it('leaves no trace, and takes away what a killed audit left', async () => {
    expect(await snapshotDatabase(fixture.admin)).toEqual(before);
  });
});

describe('[control row-isolation] where vectors are', () => {
  let vectors: IsolationReport;
  beforeAll(async () => {
    vectors = await auditVectorTables(report);
  });

  it('shows on PGlite what one session can, and names the rest', () => {
    expect(vectors.leaks).toEqual([]);
    expect(vectors.tables).toEqual(['passage_embeddings']);
    expect(executionsOf(vectors, 1)).toBe(2);
    // Roles that can be taken off again, and other sessions.
    expect(vectors.skipped.map(({ attack }) => attack)).toEqual([40, 41, 45, 51, 52, 53, 54]);
    // Each of them was shown on Postgres.
    expect(mergeReports(report, vectors)).toMatchObject({ kinds: 77, skipped: [], leaks: [] });
  });
});
