import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Drive } from './gate-worker.ts';
import { type GateBuilds, type GateWorkers, startGateWorkers } from './gate-workers.ts';
import { residentBytes } from './resident-bytes.ts';
import { growthExponent, median, round } from './statistics.ts';

export interface Scale {
  tenants: number[];
  /** Of gates that are awake, among so many others. */
  us_per_admission: number[];
  exponent: number;
  /** The first of each gate: its object and its tables are made. */
  us_first_admission: number[];
  /** By which workerd grew in making the gates, those asleep among them. */
  bytes_per_tenant: number[];
  memory_exponent: number;
  within_one: { contacts: number[]; us_per_request: number[]; us_per_spend: number[] } & Record<
    'request_exponent' | 'spend_exponent',
    number
  >;
  objects: string;
}

const TENANTS = [100, 1_000, 10_000];
const CONTACTS = [10, 1_000, 10_000];
const PARALLEL = 20;
const SAMPLE = 50;
const ADMISSIONS = 1_000;
const ROUNDS = 5;
/** An awake gate has three files open, and a process may not have any number. After 10 s without a call it sleeps. */
const AWAKE = 2_000;
const ASLEEP_AFTER_MS = 12_000;
const IN_MEMORY = '/dev/shm';

/** Real objects in workerd. Their files lie in memory where that is possible: how a disk waits does not scale. */
export async function scaleGates(builds: GateBuilds): Promise<Scale> {
  const stateIn = existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir();
  const ofTenants = [];
  for (const tenants of TENANTS)
    ofTenants.push(await withWorkers(builds, stateIn, (one) => amongTenants(one, tenants)));
  const within = await withWorkers(builds, stateIn, withinOne);
  const grown = (values: number[], over: number[]) =>
    round(growthExponent(values.map((y, index) => ({ x: over[index] ?? 0, y }))), 3);
  const us_per_admission = ofTenants.map(({ us }) => us);
  const bytes_per_tenant = ofTenants.map(({ bytes }) => bytes);
  return {
    tenants: TENANTS,
    us_per_admission,
    exponent: grown(us_per_admission, TENANTS),
    us_first_admission: ofTenants.map(({ usFirst }) => usFirst),
    bytes_per_tenant,
    memory_exponent: grown(bytes_per_tenant, TENANTS),
    within_one: {
      contacts: CONTACTS,
      ...within,
      request_exponent: grown(within.us_per_request, CONTACTS),
      spend_exponent: grown(within.us_per_spend, CONTACTS),
    },
    objects: `in workerd, at most ${AWAKE} awake at a time, their files in ${stateIn}`,
  };
}

async function withWorkers<T>(builds: GateBuilds, stateIn: string, work: (one: GateWorkers) => Promise<T>) {
  const workers = await startGateWorkers(['gates'], builds, { stateIn });
  try {
    // What the first admissions load is nobody's.
    await drive(workers, { name: 'warm', gates: SAMPLE, admissions: ADMISSIONS });
    return await work(workers);
  } finally {
    await workers.stop();
  }
}

async function amongTenants(workers: GateWorkers, tenants: number) {
  const before = await residentBytes();
  const first: number[] = [];
  for (let made = 0; made < tenants; made += AWAKE) {
    if (made > 0) await setTimeout(ASLEEP_AFTER_MS);
    const gates = Math.min(AWAKE, tenants - made);
    first.push(await drive(workers, { name: `all-${made}`, gates, admissions: gates }));
  }
  const bytes = Math.round(((await residentBytes()) - before) / tenants);
  // Some went to sleep meanwhile: those that are asked are woken first.
  await drive(workers, { name: 'all-0', gates: SAMPLE, admissions: SAMPLE });
  const us = await repeated(workers, { name: 'all-0', gates: SAMPLE, admissions: ADMISSIONS });
  return { us, usFirst: median(first), bytes };
}

async function withinOne(workers: GateWorkers) {
  const us_per_request: number[] = [];
  const us_per_spend: number[] = [];
  for (const subjects of CONTACTS) {
    const one = { name: `of-${subjects}`, gates: 1, subjects };
    for (const asks of ['request', 'spend'] as const)
      await drive(workers, { ...one, asks, admissions: subjects });
    us_per_request.push(await repeated(workers, { ...one, asks: 'request', admissions: ADMISSIONS / 2 }));
    us_per_spend.push(await repeated(workers, { ...one, asks: 'spend', admissions: ADMISSIONS / 2 }));
  }
  return { us_per_request, us_per_spend };
}

type Wanted = Pick<Drive, 'name' | 'gates' | 'admissions'> & Partial<Drive>;

/** The median of rounds, in µs for each admission. */
async function repeated(workers: GateWorkers, wanted: Wanted): Promise<number> {
  const rounds: number[] = [];
  for (let index = 0; index < ROUNDS; index++) rounds.push(await drive(workers, wanted));
  return median(rounds);
}

async function drive(workers: GateWorkers, wanted: Wanted): Promise<number> {
  const { seconds } = await workers.drive({ subjects: 1, parallel: PARALLEL, asks: 'request', ...wanted });
  return round((seconds * 1e6) / wanted.admissions, 1);
}
