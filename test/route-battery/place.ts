import type { Role } from '../../worker/domain/actor.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Person } from '../support/context.ts';
import type { TestStack } from '../support/stack.ts';
import { type Account, addDeletion, addFactor, addMembership, addSession, newAccount } from './people.ts';

/** A tenant with a member of each role. What samples make in it has `canary` in its text. */
export interface Place {
  test: TestStack;
  tenantId: string;
  channelId: string;
  canary: string;
  /** Everybody who was made here, members or not. */
  people: string[];
  member(role: Role, aal?: 1 | 2): Person;
  /** One more member, for what would change a member. */
  newMember(role: Role): Promise<Account>;
  newAccount(options?: { aal?: 1 | 2; factor?: 'on' | 'begun'; isLeaving?: true }): Promise<Newcomer>;
  /** Where pages may be read from that are not public. */
  pagesUrl: string;
}

export interface Newcomer extends Account {
  /** Of the factor that was asked for; else empty. */
  secret: string;
  recoveryCode: string;
}

export async function openPlace(
  test: TestStack,
  { tenantId, canary, pagesUrl }: Pick<Place, 'tenantId' | 'canary' | 'pagesUrl'>,
): Promise<Place> {
  const [channel] = await test.query<{ id: string }>('select id from public.channels where tenant_id = $1', [
    tenantId,
  ]);
  const people: string[] = [];
  const account = async (aal: 1 | 2 = 1) => {
    const made = await newAccount(test, `Ana ${canary}`, aal);
    people.push(made.userId);
    return made;
  };
  const newMember = async (role: Role) => {
    const made = await account();
    await addMembership(test, tenantId, made.userId, role);
    return made;
  };
  const members = new Map<string, Person>();
  for (const role of ['viewer', 'agent', 'admin', 'owner'] as const) {
    const person = await newMember(role);
    members.set(`${role} 1`, person);
    members.set(`${role} 2`, await addSession(test, { userId: person.userId, sessionId: uuidV7() }, 2));
  }
  return {
    ...{ test, tenantId, canary, pagesUrl, people, newMember },
    channelId: channel?.id ?? '',
    member(role, aal = 1) {
      const member = members.get(`${role} ${aal}`);
      if (!member) throw new Error(`no ${role}`);
      return member;
    },
    async newAccount({ aal = 1, factor, isLeaving } = {}) {
      const made = await account(aal);
      if (isLeaving) await addDeletion(test, made.userId);
      const added = factor ? await addFactor(test, made.userId, factor === 'on') : null;
      return { ...made, secret: added?.secret ?? '', recoveryCode: added?.recoveryCodes[0] ?? '' };
    },
  };
}
