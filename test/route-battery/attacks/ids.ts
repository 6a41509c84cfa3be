import { uuidV7 } from '../../../worker/domain/ids.ts';
import { type Attack, codeOf, isKind, type Sender, sameness } from '../attack.ts';
import type { Draft } from '../draft.ts';
import { bearer, tokenOf } from '../guards.ts';
import { UUID } from '../held-data.ts';
import type { Target } from '../target.ts';
import { isOfTenant } from './roles.ts';

/** A place in a call where an id stands, and what the other tenant's own call has there. */
export interface IdField {
  /** Such as `params.entry`, `query.cursor` or `json.messageId`. */
  name: string;
  theirs: string;
  put(draft: Draft, id: string): Draft;
}

/** Every id of the good call. */
export function idFields({ bare, foreign }: Target): IdField[] {
  const draft = bare;
  return [
    ...Object.keys(draft.params).map((name) => ({
      name: `params.${name}`,
      theirs: foreign.params[name] ?? '',
      put: (to: Draft, id: string) => ({ ...to, params: { ...to.params, [name]: id } }),
    })),
    ...Object.keys(draft.query).map((name) => ({
      name: `query.${name}`,
      theirs: foreign.query[name] ?? '',
      put: (to: Draft, id: string) => ({ ...to, query: { ...to.query, [name]: id } }),
    })),
    ...leavesOf(jsonOf(draft)).map((path) => ({
      name: ['json', ...path].join('.'),
      theirs: leafOf(jsonOf(foreign), path),
      put: (to: Draft, id: string) => ({
        ...to,
        body: { json: replaced(jsonOf(to), path, likeThat(leafOf(jsonOf(to), path), id)) },
      }),
    })),
  ].filter(({ theirs }) => new RegExp(`^${KIND}${UUID.source}$`).test(theirs));
}

/** What an id may have in front, that says what it is of: `contact:`. */
const KIND = '(?:[a-z]+:)?';

function likeThat(former: string, id: string): string {
  const [kind = ''] = new RegExp(`^${KIND}`).exec(former) ?? [];
  return id.startsWith(kind) ? id : kind + id;
}

/**
 * "Not yours" and "does not exist" have to be one: the same status, headers and body, the same statements to Postgres
 * and, as the log is compared at the end, the same way through the code.
 */
export const foreignIds: Attack = {
  name: 'an id of another tenant, or of nothing',
  isAlone: true,
  appliesTo: (target) => target.guard.kind === 'session' && refIds(target).length > 0,
  async run(target, sender) {
    const wrong: string[] = [];
    const good = await target.good();
    for (const { name, theirs, put } of refIds(target)) {
      const expected = target.sample.unknown?.[name] ?? 404;
      wrong.push(...(await compared(sender, name, [put(good, theirs), put(good, uuidV7())], expected)));
    }
    return wrong;
  },
};

/** The other tenant's whole call, with everything that it names. */
export const foreignCall: Attack = {
  name: 'the call of another tenant',
  isAlone: true,
  appliesTo: isOfTenant,
  async run(target, sender) {
    const { authorization = '' } = (await target.good()).headers;
    const theirs: Draft = { ...target.foreign, headers: { ...target.foreign.headers, authorization } };
    const nowhere = idFields(target).reduce((draft, { put }) => put(draft, uuidV7()), theirs);
    return compared(sender, 'everything', [theirs, nowhere], 404);
  },
};

/** Whoever does not belong to it hears of no organisation. */
export const noMember: Attack = {
  name: 'somebody who is no member',
  isAlone: true,
  appliesTo: isOfTenant,
  async run(target, sender) {
    const { world, bare, sample } = target;
    const wrong: string[] = [];
    const people = {
      'another tenant’s owner': world.b.member('owner', sample.aal),
      nobody: world.nobody,
    };
    for (const [what, person] of Object.entries(people)) {
      const here = bearer(bare, await tokenOf(world, person));
      const nowhere = { ...here, params: { ...here.params, tenant: uuidV7() } };
      wrong.push(...(await compared(sender, what, [here, nowhere], 404)));
    }
    return wrong;
  },
};

/** An operator, a ticket: whose id it is makes no difference either. */
export const foreignTicket: Attack = {
  name: 'a ticket at another place, or at none',
  isAlone: true,
  appliesTo: isKind('socket-ticket'),
  async run(target, sender) {
    const good = await target.good();
    const at = (tenant: string): Draft => ({ ...good, params: { tenant } });
    return compared(sender, 'tenant', [at(target.world.b.tenantId), at(uuidV7())], 401);
  },
};

function refIds(target: Target): IdField[] {
  return idFields(target).filter(({ name }) => !target.sample.ownIds?.includes(name));
}

async function compared(
  sender: Sender,
  what: string,
  [theirs, nothing]: [Draft, Draft],
  status: number,
): Promise<string[]> {
  const [one, other] = [await sender.watched(theirs), await sender.watched(nothing)];
  const wrong: string[] = [];
  for (const { answer } of [one, other]) {
    if (answer.status !== status)
      wrong.push(`answered ${answer.status} ${codeOf(answer)} instead of ${status}`);
  }
  if (sameness(one.answer) !== sameness(other.answer)) wrong.push('told apart from one that is not there');
  if (JSON.stringify(one.statements) !== JSON.stringify(other.statements)) wrong.push('other statements');
  sender.loggedAlike(one.answer, other.answer);
  return wrong.map((fault) => `${what}: ${fault}`);
}

const jsonOf = ({ body }: Draft): unknown => (body && 'json' in body ? body.json : null);

/** Paths to the strings of a JSON value. */
function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function leafOf(value: unknown, path: readonly string[]): string {
  return String(path.reduce((inner: unknown, key) => Object(inner)[key], value));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], leaf: string): unknown {
  if (key === undefined) return leaf;
  const inner = replaced(Object(value)[key], rest, leaf);
  return Array.isArray(value)
    ? value.map((one, index) => (String(index) === key ? inner : one))
    : { ...Object(value), [key]: inner };
}
