import { uuidV7 } from '../../../../worker/domain/ids.ts';
import type { Arena } from '../arena.ts';
import type { AppFunction } from '../database-shape.ts';
import { argumentOf, callOf, isId } from '../function-arguments.ts';
import { type Caller, PRIVILEGED_FUNCTIONS } from '../privileged-functions.ts';
import type { Recorder } from '../report.ts';
import type { Owner } from '../seed.ts';
import { APP_ROLES, type AppRole, type Attacker, attack, inParallel, type Outcome } from '../sessions.ts';
import { refused } from './table-aim.ts';

/** Refused for want of a context or of a right. */
const DENIED = ['28000', '42501'];

/** Who calls through which login; a user's context in the job's hands is nobody's. */
const CALLERS = {
  app_rw: ['owner', 'admin', 'agent', 'viewer', 'user', 'api_key'],
  app_job: ['job', 'owner'],
} as const;

/** Attacks 60 to 62 and 65, on every function of schema `app`. */
export async function attackFunctions(arena: Arena, recorder: Recorder): Promise<void> {
  const { sessions, functions } = arena;
  await inParallel(sessions, APP_ROLES, async (role) => {
    await attack(sessions, role, null, (attacker) => callWithoutContext(arena, recorder, attacker, role));
    for (const caller of CALLERS[role]) {
      await attack(sessions, role, await callerContext(arena, caller), async (attacker) => {
        const open = functions.filter(({ isDefiner, callers }) => isDefiner && callers.includes(role));
        await Promise.all(open.map((target) => callInRole(arena, recorder, attacker, { target, caller })));
      });
    }
  });
  const secrets = secretsOf(arena);
  // One role behind the other: where they change the same rows of A they would wait for each other.
  for (const role of APP_ROLES) {
    for (const caller of CALLERS[role]) {
      await attack(sessions, role, await callerContext(arena, caller), async (attacker) => {
        const open = functions.filter((target) => target.callers.includes(role) && isInside(target, caller));
        await Promise.all(open.map((target) => passIds(arena, recorder, attacker, { target, secrets })));
      });
    }
  }
}

async function callWithoutContext(
  arena: Arena,
  recorder: Recorder,
  attacker: Attacker,
  role: AppRole,
): Promise<void> {
  const closed = arena.functions.filter(({ callers, isDefiner }) => isDefiner || !callers.includes(role));
  const calls = closed.map((target) => {
    const isGranted = target.callers.includes(role);
    return recorder.run(isGranted ? 60 : 65, async () =>
      named(target, refused(await call(attacker, target, arena.b), isGranted ? DENIED : ['42501'])),
    );
  });
  await Promise.all(calls);
}

/** Whether the function has this caller, and is to stay inside the caller's context. */
function isInside({ name }: AppFunction, caller: Caller): boolean {
  const privilege = PRIVILEGED_FUNCTIONS[name];
  if (!privilege) return caller === 'owner' || caller === 'job';
  return privilege.callers.includes(caller) && (caller !== 'job' || privilege.across === null);
}

/** The context of each kind of caller in A. */
export async function callerContext({ a, context }: Arena, caller: Caller): Promise<string> {
  const { tenantId, rows } = a.owner;
  if (caller === 'job') return context(tenantId, { kind: 'job', job: 'operator' });
  const apiKeyId = String(rows.get('api_keys')?.id);
  if (caller === 'api_key') return context(tenantId, { kind: 'api_key', apiKeyId });
  const person = caller === 'user' ? a.owner : a[caller];
  const sessionId = String(person.rows.get('sessions')?.id);
  return context(caller === 'user' ? null : tenantId, { kind: 'user', userId: person.userId, sessionId });
}

async function callInRole(
  arena: Arena,
  recorder: Recorder,
  attacker: Attacker,
  { target, caller }: { target: AppFunction; caller: Caller },
): Promise<void> {
  const privilege = PRIVILEGED_FUNCTIONS[target.name];
  if (!privilege) return;
  const isAllowed = privilege.callers.includes(caller);
  // Nobody of the arena has shown a second factor.
  if ((isAllowed && privilege.aal === 1) || (privilege.isOwnAccount && caller !== 'api_key')) return;
  await recorder.run(61, async () => {
    const outcome = await call(attacker, target, arena.a.owner);
    return named(target, refused(outcome, isAllowed ? ['42501'] : DENIED), `as ${caller}`);
  });
}

/** With B's ids in every argument, and in one at a time among A's own: nothing of B's comes back or changes. */
async function passIds(
  arena: Arena,
  recorder: Recorder,
  attacker: Attacker,
  { target, secrets }: { target: AppFunction; secrets: string[] },
): Promise<void> {
  for (const isVictims of variants(target)) {
    await recorder.run(62, async () => {
      const values = target.arguments.map((argument, place) =>
        argumentOf(argument, isVictims(place) ? arena.b : arena.a.owner),
      );
      const { outcome, changed } = await arena.watch(attacker, callOf(target), values);
      if (changed.length > 0) return named(target, `changed the victim’s ${changed.join(', ')}`);
      const text = JSON.stringify(outcome);
      const told = secrets.find(
        (secret) => text.includes(secret) && !values.some((value) => value?.includes(secret)),
      );
      if (told !== undefined) return named(target, `returned the victim’s ${told}`);
      if (!target.arguments.some(isId)) return null;
      const ofNobody = await callForNobody(attacker, target, isVictims, values);
      return same(outcome, values) === ofNobody
        ? null
        : named(target, `tells the victim’s ids from nobody’s: “${same(outcome, values)}”, “${ofNobody}”`);
    });
  }
}

/** All that is B's; then each id alone. */
function variants({ arguments: list }: AppFunction): ((place: number) => boolean)[] {
  const ids = list.flatMap((argument, place) => (isId(argument) ? [place] : []));
  const alone = ids.length > 1 ? ids.map((id) => (place: number) => place === id) : [];
  return [() => true, ...alone];
}

async function callForNobody(
  attacker: Attacker,
  target: AppFunction,
  isVictims: (place: number) => boolean,
  values: (string | null)[],
): Promise<string> {
  const nobodys = target.arguments.map((argument, place) => {
    const value = values[place] ?? null;
    if (!isVictims(place) || !isId(argument) || value === null) return value;
    return argument.type === 'uuid' ? uuidV7() : `{${uuidV7()}}`;
  });
  return same(await attacker.attempt(callOf(target), nobodys), nobodys);
}

/** What an outcome says beside ids, digests and times. */
function same(outcome: Outcome, values: (string | null)[]): string {
  const said =
    outcome.code === undefined ? JSON.stringify(outcome.rows) : `${outcome.code} ${outcome.message}`;
  const bare = values.reduce<string>(
    (rest, value) => (value ? rest.replaceAll(value.replace(/[{}]/g, ''), '…') : rest),
    said,
  );
  return bare
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:?\d\d)?)/g, 'time');
}

function call(attacker: Attacker, target: AppFunction, owner: Owner): Promise<Outcome> {
  return attacker.attempt(
    callOf(target),
    target.arguments.map((argument) => argumentOf(argument, owner)),
  );
}

function named({ signature }: AppFunction, finding: string | null, how = ''): string | null {
  return finding === null ? null : `${signature} ${how}: ${finding}`.replace(' :', ':');
}

/** Every id, digest and text of B's that nothing of A's has. */
function secretsOf({ a, b }: Arena): string[] {
  const own = JSON.stringify(Object.values(a).map(({ rows }) => [...rows.values()]));
  const texts = [...b.rows.values()]
    .flatMap((row) => Object.values(row))
    .filter((value) => typeof value === 'string');
  const isTelling = (text: string) =>
    text.length >= 20 && !/^\d{4}-\d\d-\d\dT/.test(text) && !own.includes(text);
  return [...new Set([b.tenantId, b.userId, b.marker, ...texts])].filter(isTelling);
}
