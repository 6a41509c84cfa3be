import { setTimeout } from 'node:timers/promises';
import { scratchRoot } from '../../dev/files/scratch-folder.ts';
import type { Drive } from './gate-worker.ts';
import { type GateBuilds, type GateWorkers, startGateWorkers } from './gate-workers.ts';
import { residentBytes } from './resident-bytes.ts';
import { growthExponent, median, round } from './statistics.ts';

export interface Scale {
  tenants: number[];
  /** Of gates that are awake, among so many others. */
  us_per_admission: number[];
  /** The same beside a few gates in a workerd of their own, in turn with them: what the machine does falls on both. */
  beside_few: number[];
  /** Of `beside_few`. */
  exponent: number;
  /** The first of each gate: its object and its tables are made. */
  us_first_admission: number[];
  /** By which workerd grew in making the gates, those asleep among them. */
  bytes_per_tenant: number[];
  memory_exponent: number;
  within_one: {
    contacts: number[];
    us_per_request: number[];
    request_exponent: number;
    us_per_spend: number[];
    spend_exponent: number;
  };
  objects: string;
}

const TENANTS = [100, 1_000, 10_000];
const CONTACTS = [10, 1_000, 10_000];
const PARALLEL = 20;
const SAMPLE = 50;
/** So many a round that nobody's limit refuses any of them. */
const ADMISSIONS = 1_000;
const ADMISSIONS_OF_ONE = 200;
const ROUNDS = 9;
/** An awake gate has three files open, and a process may not have any number. After 10 s without a call it sleeps. */
const AWAKE = 2_000;
const ASLEEP_AFTER_MS = 12_000;

/** Real objects in workerd. Their files lie in memory where that is possible: how a disk waits does not scale. */
export async function scaleGates(builds: GateBuilds): Promise<Scale> {
  const stateIn = await scratchRoot();
  return withWorkers(builds, stateIn, async (few) => {
    const among: Awaited<ReturnType<typeof amongTenants>>[] = [];
    for (const tenants of TENANTS)
      among.push(await withWorkers(builds, stateIn, (many) => amongTenants({ few, many }, tenants)));
    const within = await withWorkers(builds, stateIn, (many) => withinOne({ few, many }));
    const bytes_per_tenant = among.map(({ bytes }) => bytes);
    const beside_few = among.map(({ admission }) => admission.besideFew);
    return {
      tenants: TENANTS,
      us_per_admission: among.map(({ admission }) => admission.us),
      beside_few,
      exponent: grown(beside_few, TENANTS),
      us_first_admission: among.map(({ usFirst }) => usFirst),
      bytes_per_tenant,
      memory_exponent: grown(bytes_per_tenant, TENANTS),
      within_one: within,
      objects: `in workerd, at most ${AWAKE} awake at a time, their files in ${stateIn}`,
    };
  });
}

interface Sides {
  few: GateWorkers;
  many: GateWorkers;
}

async function withWorkers<T>(builds: GateBuilds, stateIn: string, work: (one: GateWorkers) => Promise<T>) {
  const workers = await startGateWorkers(['gates'], builds, { stateIn });
  try {
    // What the first admissions load is nobody's.
    await drive(workers, { ...FEW, name: 'warm' });
    return await work(workers);
  } finally {
    await workers.stop();
  }
}

async function amongTenants(sides: Sides, tenants: number) {
  const before = await residentBytes();
  const first: number[] = [];
  for (let made = 0; made < tenants; made += AWAKE) {
    if (made > 0) await setTimeout(ASLEEP_AFTER_MS);
    const gates = Math.min(AWAKE, tenants - made);
    first.push(await drive(sides.many, { name: `all-${made}`, gates, admissions: gates }));
  }
  const bytes = Math.round(((await residentBytes()) - before) / tenants);
  return { admission: await compared(sides, { ...FEW, name: 'all-0' }), usFirst: median(first), bytes };
}

async function withinOne(sides: Sides) {
  const requests: Compared[] = [];
  const spends: Compared[] = [];
  for (const subjects of CONTACTS) {
    const one = { name: `of-${subjects}`, gates: 1, subjects };
    const admissions = ADMISSIONS_OF_ONE;
    for (const asks of ['request', 'spend'] as const)
      await drive(sides.many, { ...one, asks, admissions: subjects });
    requests.push(await compared(sides, { ...one, asks: 'request', admissions }));
    spends.push(await compared(sides, { ...one, asks: 'spend', admissions }));
  }
  const exponent = (all: Compared[]) =>
    grown(
      all.map(({ besideFew }) => besideFew),
      CONTACTS,
    );
  return {
    contacts: CONTACTS,
    us_per_request: requests.map(({ us }) => us),
    request_exponent: exponent(requests),
    us_per_spend: spends.map(({ us }) => us),
    spend_exponent: exponent(spends),
  };
}

type Wanted = Pick<Drive, 'name' | 'gates' | 'admissions'> & Partial<Drive>;

const FEW = { name: 'few', gates: SAMPLE, admissions: ADMISSIONS };

interface Compared {
  /** For each admission: the median of the rounds. */
  us: number;
  besideFew: number;
}

async function compared({ few, many }: Sides, wanted: Wanted): Promise<Compared> {
  // Some went to sleep meanwhile: those that are asked are woken first.
  await drive(few, { ...FEW, admissions: SAMPLE });
  await drive(many, { ...wanted, admissions: wanted.gates });
  const all: number[] = [];
  const ratios: number[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    const beside = await drive(few, { ...FEW, admissions: wanted.admissions });
    const us = await drive(many, wanted);
    all.push(us);
    ratios.push(us / beside);
  }
  return { us: median(all), besideFew: round(median(ratios), 3) };
}

async function drive(workers: GateWorkers, wanted: Wanted): Promise<number> {
  const { seconds } = await workers.drive({ subjects: 1, parallel: PARALLEL, asks: 'request', ...wanted });
  return round((seconds * 1e6) / wanted.admissions, 1);
}

function grown(values: number[], over: number[]): number {
  return round(growthExponent(values.map((y, index) => ({ x: over[index] ?? 0, y }))), 3);
}
