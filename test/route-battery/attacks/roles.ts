import type { Role } from '../../../worker/domain/actor.ts';
import { type Attack, refusedAlike, type Tries } from '../attack.ts';
import type { Draft } from '../draft.ts';
import { bearer, tokenOf } from '../guards.ts';
import type { Target } from '../target.ts';

const RANK: readonly Role[] = ['viewer', 'agent', 'admin', 'owner'];

export const isOfTenant = ({ guard, sample }: Target) =>
  guard.kind === 'session' && sample.least !== undefined;

/** A member who may do all but this, as one who has shown the second factor where that is asked for. */
export const lowerRole: Attack = refusedAlike({
  name: 'a member of a lower role',
  appliesTo: (target) => isOfTenant(target) && target.sample.least !== 'viewer',
  code: () => 'forbidden',
  async tries({ world, sample, bare }) {
    const tries: Tries = {};
    for (const role of RANK.slice(0, RANK.indexOf(sample.least ?? 'viewer'))) {
      tries[role] = bearer(bare, await tokenOf(world, world.a.member(role, sample.aal)));
    }
    return tries;
  },
});

export const lowerLevel: Attack = refusedAlike({
  name: 'a second factor not shown, or long ago',
  appliesTo: ({ guard, sample }) => guard.kind === 'session' && sample.aal === 2,
  code: () => 'second_factor_required',
  tries: async ({ world, bare, lower }) => ({
    'not shown': bearer(bare, await tokenOf(world, lower.single)),
    'shown six minutes ago': bearer(bare, await tokenOf(world, lower.stale)),
  }),
});

export const singleFactor: Attack = refusedAlike({
  name: 'one factor where two are asked for',
  appliesTo: isOfTenant,
  code: () => 'second_factor_required',
  async tries({ world, sample, bare }) {
    const draft: Draft = bare;
    const there = { ...draft, params: { ...draft.params, tenant: world.strict.tenantId } };
    const who = world.strict.member(sample.least ?? 'viewer');
    return { 'a member of it': bearer(there, await tokenOf(world, who)) };
  },
});
