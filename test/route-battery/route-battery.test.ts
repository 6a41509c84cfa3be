import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../worker/app.ts';
import { open } from '../../worker/http/guards/open.ts';
import { auditRoutes } from '../../worker/http/route-audit.ts';
import type { Attack } from './attack.ts';
import { idFields } from './attacks/ids.ts';
import * as attacks from './attacks/index.ts';
import { type Battery, inTurns, openBattery, pairOf, runAttack, showSample } from './battery.ts';
import { changesBetween, hashHeldData } from './held-data.ts';
import { linesWithCredentials, loggedApart } from './log-lines.ts';
import { SAMPLES } from './samples/index.ts';
import { matchSamples, openTargets, type Target } from './target.ts';
import { openWorld } from './world.ts';

const AT_ONCE = 6;
const routes = auditRoutes(app);
const matched = matchSamples(routes, SAMPLES);
let battery: Battery;
/** What the other tenant held before anything was tried. */
let before: Map<string, string>;

beforeAll(async () => {
  const world = await openWorld(routes);
  const targets = await openTargets(world, matched);
  before = await hashHeldData(world.test, world.b);
  battery = await openBattery(world, targets);
});
afterAll(() => battery?.world.close());

/** The good calls of these routes, with what does not hold of them. */
async function show(isMeant: (target: Target) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  await inTurns(battery.targets.filter(isMeant), AT_ONCE, async (target) => {
    wrong.push(...(await showSample(battery, target, await target.good())));
  });
  return wrong;
}

const isReading = ({ name, guard }: Target) => name.startsWith('GET ') && guard.kind !== 'socket-ticket';
const hold = async (attack: Attack) => expect(await runAttack(battery, attack)).toEqual([]);

describe('the battery', () => {
  it('tells which route has no sample, and where to add one', () => {
    const other = auditRoutes(new Hono().get('/api/new', open('a test', 'page'), (c) => c.text('')));
    expect(() => matchSamples([...routes, ...other], SAMPLES)).toThrow(
      /No sample for GET \/api\/new: add one to its feature's file in test\/route-battery\/samples\//,
    );
    expect(() => matchSamples(routes.slice(1), SAMPLES)).toThrow(/There is no route/);
  });

  it('has an attack of its own for every kind of guard', () => {
    const kinds = new Set(routes.map(({ guard }) => guard?.kind));
    const without = [...kinds].filter(
      (kind) =>
        kind !== 'open' &&
        !attacks.ON_CREDENTIALS.slice(1).some((attack) =>
          battery.targets.some((target) => target.guard.kind === kind && attack.appliesTo(target)),
        ),
    );
    expect(without, 'add attacks on this kind of guard to test/route-battery/attacks/').toEqual([]);
  });
});

describe('whoever may', () => {
  it('reads what the samples say', async () => {
    expect(await show(isReading)).toEqual([]);
  });
});

describe('every route refuses', () => {
  it.each(attacks.ON_CREDENTIALS)('[control route-guards] $name', hold);
  it.each(attacks.ON_PERMISSIONS)('[control route-guards] [ASVS 8.2.1, 8.3.1] $name', hold);
  it.each(attacks.ON_IDS)('[control uniform-refusals] [ASVS 8.2.2] $name', hold);
  it.each(attacks.ON_METHODS)('[control route-guards] [ASVS 3.5.3] $name', hold);
  it.each(attacks.ON_ORIGINS)('[control cors] $name', hold);
  it.each(attacks.ON_REQUESTS)('[control route-guards] $name', hold);
});

describe('after all that', () => {
  it('[control route-guards] every attack was tried on every route where there is something to try', () => {
    const wanted = attacks.ATTACKS.map((attack) =>
      battery.targets.filter((target) => attack.appliesTo(target)).map((target) => pairOf(attack, target)),
    );
    expect(battery.targets).toHaveLength(routes.length);
    expect(wanted.filter((pairs) => pairs.length === 0)).toEqual([]);
    expect([...battery.tried].sort()).toEqual(wanted.flat().sort());
  });

  it('[control security-headers] every answer had every security header', () => {
    expect(battery.bareAnswers).toEqual([]);
  });

  it('[control uniform-refusals] “not yours” and “does not exist” took the same way through the code', async () => {
    expect(battery.alike.length).toBeGreaterThan(0);
    expect(await loggedApart(battery)).toEqual([]);
  });

  it('nothing was logged as an error, and no credential at all', () => {
    const { lines } = battery.world.test;
    expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    expect(battery.credentials.size).toBeGreaterThan(0);
    expect(linesWithCredentials(battery)).toEqual([]);
  });

  it('whoever may still does what the samples say, with the very things that were attacked', async () => {
    expect(await show((target) => !isReading(target))).toEqual([]);
  });

  it('[control uniform-refusals] an id that clients make is free, though another tenant has it', async () => {
    const wrong: string[] = [];
    for (const target of battery.targets) {
      for (const { name, theirs, put } of idFields(target)) {
        if (!target.sample.ownIds?.includes(name)) continue;
        wrong.push(...(await showSample(battery, target, put(await target.good(), theirs))));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('[control uniform-refusals] the other tenant is as it was, in every table and in R2', async () => {
    const { test, b } = battery.world;
    expect(before.size).toBeGreaterThan(20);
    expect(changesBetween(before, await hashHeldData(test, b))).toEqual([]);
  });
});
