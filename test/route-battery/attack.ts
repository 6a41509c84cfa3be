import type { ErrorCode } from '../../worker/domain/errors.ts';
import { ERROR_STATUS } from '../../worker/domain/errors.ts';
import type { GuardKind } from '../../worker/http/guards/guard.ts';
import type { Draft } from './draft.ts';
import { readJson } from './invariants.ts';
import type { Target } from './target.ts';
import type { Answer, Call } from './wire.ts';

/** Sends a call of an attack; what no answer may be is judged for it. */
export interface Sender {
  call(call: Draft | Call): Promise<Answer>;
  /** Declares a body of so many bytes, and sends none. */
  declared(draft: Draft, bytes: number): Promise<Answer>;
  /** Sends so many bytes of a body, and never its end. */
  unended(draft: Draft, bytes: number): Promise<Answer>;
  /** The same, with the statements that Postgres was given meanwhile. Of attacks that run alone. */
  watched(draft: Draft): Promise<{ answer: Answer; statements: string[][] }>;
  /** At the end the log must say the same of both. */
  loggedAlike(one: Answer, other: Answer): void;
}

/** One thing that an attacker tries, on every route where it makes sense. Nothing may be changed by it. */
export interface Attack {
  name: string;
  appliesTo(target: Target): boolean;
  /** Returns what did not hold, in words; nothing where everything did. */
  run(target: Target, sender: Sender): Promise<string[]>;
  /** It must be refused before Postgres is asked anything. */
  isBlind?: true;
  /** One route after the other: it looks at what one call does. */
  isAlone?: true;
}

export const isKind =
  (...kinds: GuardKind[]) =>
  ({ guard }: Target): boolean =>
    kinds.includes(guard.kind);

/** Calls by what is tried with them. */
export type Tries = Record<string, Draft | Call>;

/** An attack of calls that are all to be refused alike: as the guard does unless `code` says otherwise. */
export function refusedAlike({
  tries,
  code = ({ guardCase }) => guardCase.refusal ?? 'bad_request',
  ...attack
}: Omit<Attack, 'run'> & {
  tries(target: Target): Tries | Promise<Tries>;
  code?(target: Target): ErrorCode;
}): Attack {
  return {
    ...attack,
    async run(target, sender) {
      const wrong: string[] = [];
      for (const [what, call] of Object.entries(await tries(target))) {
        const fault = notRefused(await sender.call(call), code(target));
        if (fault) wrong.push(`${what}: ${fault}`);
      }
      return wrong;
    },
  };
}

/** Null where the answer is this refusal, else what it is. */
export function notRefused(answer: Answer, code: ErrorCode): string | null {
  const said = codeOf(answer);
  return answer.status === ERROR_STATUS[code] && (said === null || said === code)
    ? null
    : `answered ${answer.status} ${said ?? ''} instead of ${code}`;
}

export function codeOf({ text }: Answer): string | null {
  const { code } = Object(readJson(text)?.error);
  return typeof code === 'string' ? code : null;
}

const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What two answers can be compared by: all but the request's id and the time. */
export function sameness({ status, headers, text }: Answer): string {
  // How much is left counts the caller's own requests, the one before included; `ratelimit-policy` stays.
  const { 'x-request-id': id, date: _, ratelimit: __, ...rest } = headers;
  const told = id === undefined ? text : text.replaceAll(id, 'ID');
  return JSON.stringify([status, rest, told.replaceAll(MOMENT, 'MOMENT')]);
}
