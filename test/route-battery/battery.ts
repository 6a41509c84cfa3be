import { isBackground } from '../support/count-trips.ts';
import type { Attack, Sender } from './attack.ts';
import { type Draft, render } from './draft.ts';
import { changesBetween, hashHeldData, idsOf } from './held-data.ts';
import { faultsOf, missingHeaders } from './invariants.ts';
import type { Target } from './target.ts';
import { type Answer, type Call, send, sendDeclared, sendUnended } from './wire.ts';
import type { World } from './world.ts';

const AT_ONCE = 8;
/** Where a credential may stand. */
const SECRET_HEADERS = ['authorization', 'cookie', 'sec-websocket-protocol', 'x-hub-signature-256'];

/** What is played, and what is noted of it for the end. */
export interface Battery {
  world: World;
  targets: Target[];
  /** Attack and route, of every attack that was tried. */
  tried: Set<string>;
  /** Answers without one of the security headers. */
  bareAnswers: string[];
  /** Pieces of the credentials that were sent. */
  credentials: Set<string>;
  /** Request ids of calls that must have left the same in the log. */
  alike: string[][];
  /** What belongs to the other tenant. */
  foreign: { ids: ReadonlySet<string>; canary: string };
  /** What everything held when the last attack was over. */
  held: Map<string, string>;
}

export async function openBattery(world: World, targets: Target[]): Promise<Battery> {
  return {
    ...{ world, targets, tried: new Set(), bareAnswers: [], credentials: new Set(), alike: [] },
    foreign: { ids: await idsOf(world.test, world.b), canary: world.b.canary },
    held: await hashHeldData(world.test),
  };
}

export const pairOf = (attack: Attack, target: Target) => `${attack.name} × ${target.name}`;

/** Tries an attack on every route that it applies to; returns what did not hold. */
export async function runAttack(battery: Battery, attack: Attack): Promise<string[]> {
  const { test } = battery.world;
  const failures: string[] = [];
  let batches = 0;
  if (attack.isBlind) {
    test.around((statements, run) => {
      if (!isBackground(statements)) batches += 1;
      return run();
    });
  }
  const targets = battery.targets.filter((target) => attack.appliesTo(target));
  await inTurns(targets, attack.isAlone ? 1 : AT_ONCE, async (target) => {
    const wrong: string[] = [];
    const sender = openSender(battery, target, wrong, () => battery.tried.add(pairOf(attack, target)));
    try {
      wrong.push(...(await attack.run(target, sender)));
    } catch (error) {
      wrong.push(`could not be tried: ${error}`);
    }
    failures.push(...wrong.map((what) => `${target.name}: ${what}`));
  });
  test.around(null);
  if (batches > 0) failures.push(`Postgres was asked ${batches} times`);
  const held = await hashHeldData(test);
  const changed = changesBetween(battery.held, held);
  battery.held = held;
  return changed.length > 0 ? [...failures, `changed: ${changed.join(', ')}`] : failures;
}

/** Makes the good call of a route; returns what was not as its sample says. */
export async function showSample(battery: Battery, target: Target, draft: Draft): Promise<string[]> {
  const wrong: string[] = [];
  const { status, text } = await openSender(battery, target, wrong).call(draft);
  if (status !== target.sample.status) wrong.push(`answered ${status} ${text}`);
  return wrong.map((what) => `${target.name}: ${what}`);
}

function openSender(battery: Battery, target: Target, wrong: string[], onSent = () => {}): Sender {
  const { world, foreign } = battery;
  const judged = async (draft: Draft | Call, how: (call: Call) => Promise<Answer>): Promise<Answer> => {
    const call = 'pattern' in draft ? await render(draft) : draft;
    noteCredentials(battery, call);
    onSent();
    const answer = await how(call);
    const name = `${call.method} ${call.path}`;
    const expected = { method: call.method, cache: target.sample.cache, foreign };
    wrong.push(...faultsOf(answer, world, expected).map((fault) => `${name} ${fault}`));
    battery.bareAnswers.push(...missingHeaders(answer, world).map((header) => `${name} has no ${header}`));
    return answer;
  };
  const call: Sender['call'] = (draft) => judged(draft, (one) => send(world.origin, one));
  return {
    call,
    declared: (draft, bytes) => judged(draft, (one) => sendDeclared(world.origin, one, bytes)),
    unended: (draft, bytes) => judged(draft, (one) => sendUnended(world.origin, one, bytes)),
    async watched(draft) {
      const statements: string[][] = [];
      world.test.around((batch, run) => {
        if (!isBackground(batch)) statements.push(batch);
        return run();
      });
      const answer = await call(draft);
      world.test.around(null);
      return { answer, statements };
    },
    loggedAlike: (...answers) =>
      void battery.alike.push(answers.map(({ headers }) => headers['x-request-id'] ?? '')),
  };
}

function noteCredentials({ credentials }: Battery, { headers, path }: Call): void {
  const values = SECRET_HEADERS.flatMap((name) => headers[name] ?? []);
  for (const value of [...values, path.split('verify_token=')[1] ?? '']) {
    for (const piece of value.match(CREDENTIAL_PIECE) ?? []) credentials.add(piece);
  }
}

/** What may be looked for in a log: long enough to be nothing else. */
export const CREDENTIAL_PIECE = /[\w-]{24,}/g;

/** Works on all items, so many at once. */
export async function inTurns<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
