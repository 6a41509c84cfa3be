import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pruneAbuseSteps } from '../../worker/cron/prune-abuse-steps.ts';
import { toAppError } from '../../worker/data/database-error.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Abuse, AbuseGate } from '../../worker/features/abuse/abuse-gate.ts';
import type { AbuseStep } from '../../worker/features/abuse/edge/abuse-step.ts';
import { blockAtEdge, liftAtEdge } from '../../worker/features/abuse/edge/change-standing.ts';
import { listEdgeAbuse } from '../../worker/features/abuse/edge/list-edge-abuse.ts';
import { recordSteps } from '../../worker/features/abuse/edge/record-steps.ts';
import { createLog } from '../../worker/platform/log.ts';
import { servedEnv } from '../support/served-tenants.ts';
import {
  jobIn,
  keepWarnings,
  openUsageTenants,
  personIn,
  type UsageTenants,
} from '../support/usage-tenants.ts';

let tenants: UsageTenants;
beforeAll(async () => {
  tenants = await openUsageTenants();
});
afterAll(() => tenants.close());
beforeEach(() => tenants.query('delete from abuse_steps'));

const NETWORK = 'network:2001:db8:0:1::/64';
const DAY = 24 * 3_600_000;
const { log: silent, warnings } = keepWarnings();
const log = { ...silent, error: () => {} };
const db = () => jobIn(tenants, null);
const person = () => `user:${tenants.a.userId}`;

let moment = Date.now();
/** Each comes a second after the one before. */
function step(values: Partial<AbuseStep> = {}): AbuseStep {
  moment += 1_000;
  const at = values.at ?? moment;
  return {
    id: uuidV7(at),
    subject: NETWORK,
    step: 'warned',
    cause: 'credential',
    until: null,
    ...values,
    at,
  };
}

/** As if it had happened 91 days before. */
const oldStep = (values: Partial<AbuseStep> = {}) => {
  moment += 1_000;
  return step({ ...values, at: moment - 91 * DAY });
};
const record = (...steps: AbuseStep[]) => recordSteps(db(), steps, log);
const rows = () => tenants.query('select subject, step, cause from abuse_steps order by id');

/** A gate that notes what it is asked, and what was written down by then. */
function openGate(abuses: Abuse[] = []) {
  const asked: string[] = [];
  const note = async (what: string) =>
    asked.push([what, ...(await rows()).map((row) => row.step)].join(' after '));
  const gate: AbuseGate = {
    abuses: async () => abuses,
    block: async (subject) => void (await note(`block ${subject}`)),
    lift: (subject) => note(`lift ${subject}`).then(() => true),
  };
  return { gate, asked };
}
const abuse = (subject: string): Abuse => ({
  ...{ subject, standing: 'blocked', untilMs: Date.UTC(2100, 0, 1), permanent: false },
});

describe('a step at the edge [control abuse-blocks]', () => {
  it('is one row, however often it is told', async () => {
    const [warned, held] = [step(), step({ step: 'cooled_down', until: moment + 900_000 })];
    expect(await record(warned)).toBe(1);
    expect(await record(warned, held)).toBe(1);
    expect(await record(warned, held)).toBe(0);
    expect(
      await tenants.query('select id, subject, user_id, step, cause, at, until from abuse_steps'),
    ).toEqual([
      { ...warned, user_id: null, at: new Date(warned.at) },
      { ...held, user_id: null, at: new Date(held.at), until: new Date(held.until ?? 0) },
    ]);
  });

  it('of a person goes with them, and comes to nothing once they are gone', async () => {
    const gone = uuidV7();
    await tenants.query(`insert into users (id, display_name, language) values ($1, 'Ana', 'es')`, [gone]);
    const subject = `user:${gone}`;
    expect(await record(step({ subject, cause: 'limit' }), step(), step({ subject: person() }))).toBe(3);
    await tenants.query('delete from users where id = $1', [gone]);
    expect((await rows()).map((row) => row.subject)).toEqual([NETWORK, person()]);
    expect(await record(step({ subject }), step())).toBe(1);
  });

  it('that cannot be kept holds up no other', async () => {
    const subjects = ['network:nonsense', 'contact:1', `user:${tenants.a.userId}; --`, ''];
    warnings.length = 0;
    expect(
      await record(
        ...subjects.map((subject) => step({ subject })),
        step({ at: -1 }),
        step({ cause: 'x'.repeat(201) }),
        step(),
      ),
    ).toBe(1);
    expect(warnings).toEqual([['abuse.not_recordable', { dropped: 6 }]]);
  });

  it('is for jobs alone, through the functions', async () => {
    await record(step());
    const owner = personIn(tenants, tenants.a.id, tenants.a).db;
    const ofNobody = jobIn(tenants, tenants.a.id);
    for (const statement of [
      `select app.record_abuse_steps('[]')`,
      `select app.knows_abuse_subject('${NETWORK}')`,
      'select * from app.list_abuse(null, 10)',
      'select app.prune_abuse_steps(10)',
    ]) {
      const tried = owner.batch((queries) => [queries.execute(statement)]);
      await expect(tried, statement).rejects.toMatchObject({ code: '42501' });
    }
    for (const statement of ['select * from abuse_steps', 'delete from abuse_steps']) {
      for (const one of [owner, ofNobody, db()]) {
        const tried = one.batch((queries) => [queries.execute(statement)]);
        await expect(tried, statement).rejects.toMatchObject({ code: '42501' });
      }
    }
    expect(await rows()).toHaveLength(1);
  });
});

describe('the list', () => {
  const list = (cursor: string | null = null, abuses: Abuse[] = []) =>
    listEdgeAbuse({ db: db(), gateOf: () => openGate(abuses).gate, log }, cursor);

  it('has each subject once, the latest first, with what was done and how they stand', async () => {
    const other = 'network:203.0.113.7';
    await record(step({ at: Date.UTC(2026, 0, 1) }), step({ subject: person(), at: Date.UTC(2026, 0, 2) }));
    const until = Date.UTC(2026, 0, 3, 0, 15);
    await record(step({ subject: other }), step({ step: 'cooled_down', until, at: Date.UTC(2026, 0, 3) }));
    const { subjects, next } = await list(null, [abuse(NETWORK)]);
    expect(next).toBeNull();
    expect(subjects.map(({ subject, standing }) => [subject, standing])).toEqual([
      [other, 'clear'],
      [NETWORK, 'blocked'],
      [person(), 'clear'],
    ]);
    expect(subjects[1]).toEqual({
      ...{ subject: NETWORK, standing: 'blocked', until: '2100-01-01T00:00:00.000Z', isPermanent: false },
      steps: [
        {
          ...{ step: 'cooled_down', cause: 'credential' },
          ...{ at: '2026-01-03T00:00:00.000Z', until: '2026-01-03T00:15:00.000Z' },
        },
        { step: 'warned', cause: 'credential', at: '2026-01-01T00:00:00.000Z', until: null },
      ],
    });
  });

  it('asks few gates at a time, and goes on from page to page without a gap', async () => {
    const all = Array.from({ length: 45 }, (_, index) => `network:198.51.100.${index}`);
    for (const round of [1, 2]) await record(...all.map((subject) => step({ subject, cause: `${round}` })));
    const shown: string[] = [];
    const sizes: number[] = [];
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const { subjects, next } = await list(cursor);
      shown.push(...subjects.map(({ subject }) => subject));
      sizes.push(subjects.length);
      cursor = next;
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(shown).toEqual(all.toReversed());
  });

  it('shows ten steps of who goes on for weeks', async () => {
    await record(...Array.from({ length: 14 }, (_, index) => step({ cause: String(index) })));
    const [shown] = (await list()).subjects;
    expect(shown?.steps.map(({ cause }) => cause)).toEqual([
      '13',
      '12',
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
    ]);
  });

  it('is no list where a gate does not answer', async () => {
    await record(step());
    const { gate } = openGate();
    gate.abuses = () => Promise.reject(new Error('lost'));
    await expect(listEdgeAbuse({ db: db(), gateOf: () => gate, log }, null)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('the operator [control abuse-blocks]', () => {
  const blockAs = (subject: string, gate: AbuseGate) =>
    blockAtEdge({ db: db(), gate, log }, subject).catch(toAppError);
  const liftAs = (subject: string, gate: AbuseGate) =>
    liftAtEdge({ db: db(), gate, log }, subject).catch(toAppError);

  it('blocks and lifts only after it is written down', async () => {
    for (const subject of [NETWORK, person()]) {
      await tenants.query('delete from abuse_steps');
      const { gate, asked } = openGate([abuse(subject)]);
      expect(await blockAs(subject, gate)).toBeUndefined();
      expect(await liftAs(subject, gate)).toBe(true);
      expect(asked).toEqual([
        `block ${subject} after made_permanent`,
        `lift ${subject} after made_permanent after lifted`,
      ]);
      expect(await rows()).toEqual([
        { subject, step: 'made_permanent', cause: null },
        { subject, step: 'lifted', cause: null },
      ]);
    }
  });

  it('lifts nothing where there is nothing, and nobody who is not there', async () => {
    const { gate, asked } = openGate();
    expect(await liftAs(NETWORK, gate)).toBe(false);
    for (const act of [blockAs, liftAs]) {
      expect(await act(`user:${uuidV7()}`, gate)).toMatchObject({ code: 'not_found' });
    }
    expect([asked, await rows()]).toEqual([[], []]);
  });

  it('hears of a gate that does not answer', async () => {
    const { gate } = openGate([abuse(NETWORK)]);
    const lost = () => Promise.reject(new Error('lost'));
    Object.assign(gate, { block: lost, lift: lost });
    expect(await blockAs(NETWORK, gate)).toMatchObject({ code: 'unavailable' });
    expect(await liftAs(NETWORK, gate)).toMatchObject({ code: 'unavailable' });
  });
});

describe('what is older than 90 days', () => {
  it('goes by the job, but for what holds for good', async () => {
    const forGood = { step: 'made_permanent', cause: null } as const;
    await record(
      oldStep(),
      oldStep({ subject: person() }),
      oldStep(forGood),
      oldStep({ subject: 'network:203.0.113.1', ...forGood }),
      oldStep({ subject: 'network:203.0.113.1', step: 'lifted', cause: null }),
      oldStep({ subject: 'network:203.0.113.2', ...forGood }),
      oldStep({ subject: 'network:203.0.113.2', ...forGood }),
      step({ subject: 'network:203.0.113.3' }),
    );
    const env = await servedEnv(tenants);
    expect(await pruneAbuseSteps(env, createLog())).toBe(5);
    expect(await rows()).toEqual([
      { subject: NETWORK, ...forGood },
      { subject: 'network:203.0.113.2', ...forGood },
      { subject: 'network:203.0.113.3', step: 'warned', cause: 'credential' },
    ]);
    expect(await pruneAbuseSteps(env, createLog())).toBe(0);
  });

  it('goes in portions', async () => {
    await record(...Array.from({ length: 3 }, () => oldStep()));
    const prune = async () => {
      const [{ rows: pruned }] = await db().batch((queries) => [
        queries.execute('select app.prune_abuse_steps(2) as gone'),
      ]);
      return pruned[0]?.gone;
    };
    expect([await prune(), await prune(), await prune()]).toEqual([2, 1, 0]);
  });
});
