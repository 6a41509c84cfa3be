import type { GuardDescription } from '../../worker/http/guards/guard.ts';
import type { AuditedRoute } from '../../worker/http/route-audit.ts';
import type { Person } from '../support/context.ts';
import type { Body, Draft } from './draft.ts';
import { GUARD_CASES, type GuardCase } from './guards.ts';
import { endedSessions, lowerSessions } from './people.ts';
import type { Place } from './place.ts';
import type { Parts, Sample, Samples } from './sample.ts';
import type { World } from './world.ts';

/** A route of the walk with its good call. */
export interface Target {
  /** As in the samples: `GET /api/me`. */
  name: string;
  guard: GuardDescription;
  guardCase: GuardCase;
  sample: Sample;
  world: World;
  /** Who asks in the good call. */
  who: Person;
  /** Sessions of theirs that have ended. */
  ended: { revoked: Person; expired: Person };
  /** Of routes that ask for a second factor: their session that never showed it, and one that did long ago. */
  lower: { single: Person; stale: Person };
  /** The good call without its credential. */
  bare: Draft;
  good(): Promise<Draft>;
  /** The other tenant's own call of this route, without a credential. */
  foreign: Draft;
}

/**
 * Every route of the walk with its sample.
 * @throws Error that names the routes without a sample, and samples of no route
 */
export function matchSamples(
  routes: readonly AuditedRoute[],
  samples: Samples,
): { name: string; guard: GuardDescription; sample: Sample }[] {
  const names = routes.map(({ method, path }) => `${method} ${path}`);
  const missing = names.filter((name) => !Object.hasOwn(samples, name));
  const unknown = Object.keys(samples).filter((name) => !names.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new Error(
      [
        ...missing.map((name) => `No sample for ${name}: add one to its feature's file in ${SAMPLES}.`),
        ...unknown.map((name) => `There is no route ${name}: take its sample out of ${SAMPLES}.`),
      ].join('\n'),
    );
  }
  return routes.map(({ guard }, index) => {
    const [name = '', sample] = [names[index], samples[names[index] ?? '']];
    if (guard === null || !sample) throw new Error(`${name} has no guard: npm run audit:routes`);
    return { name, guard, sample };
  });
}

const SAMPLES = 'test/route-battery/samples/';

export async function openTargets(world: World, matched: ReturnType<typeof matchSamples>): Promise<Target[]> {
  const targets: Target[] = [];
  for (const one of matched) targets.push(await openTarget(world, one));
  return targets;
}

async function openTarget(
  world: World,
  { name, guard, sample }: ReturnType<typeof matchSamples>[number],
): Promise<Target> {
  const guardCase: GuardCase | undefined = GUARD_CASES[guard.kind];
  if (!guardCase) {
    throw new Error(`The battery does not know the guard ${guard.kind}: see test/route-battery/guards.ts.`);
  }
  const [parts, theirs] = [await sample.parts?.(world.a), await sample.parts?.(world.b)];
  const who = parts?.as ?? world.a.member(sample.least ?? 'owner', sample.aal);
  const framed = async () => frame(guardCase, await draftOf(name, world.a, parts), world);
  return {
    ...{ name, guard, guardCase, sample, world, who, bare: await framed() },
    ended: await endedSessions(world.test, who.userId),
    lower: await lowerSessions(world.test, who.userId),
    good: async () => guardCase.present(await framed(), { world, guard, who }),
    foreign: frame(guardCase, await draftOf(name, world.b, theirs), world),
  };
}

function frame(guardCase: GuardCase, draft: Draft, world: World): Draft {
  return guardCase.frame?.(draft, world) ?? draft;
}

async function draftOf(name: string, { tenantId }: Place, parts: Parts = {}): Promise<Draft> {
  const [method = '', pattern = ''] = name.split(' ');
  const tenant: Record<string, string> = pattern.includes('/:tenant') ? { tenant: tenantId } : {};
  const { params = {}, query = {} } = parts;
  const body = await bodyOf(parts);
  return { method, pattern, params: { ...tenant, ...params }, query, headers: {}, body };
}

async function bodyOf({ json, form, bytes }: Parts): Promise<Body | null> {
  if (json) return { json: typeof json === 'function' ? await json() : json };
  if (form) return { form };
  return bytes ? { bytes, type: 'application/json' } : null;
}
