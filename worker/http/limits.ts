import type { NamedLimit } from '../../durable-objects/admission.ts';
import type { RateLimit } from '../../durable-objects/policy/token-bucket.ts';

const MINUTE = 60_000;

/** What whoever is signed in may do, alone and together with all others of the organisation. */
const KNOWN = {
  read: { one: { burst: 300, windowMs: MINUTE }, all: { burst: 3_000, windowMs: MINUTE } },
  write: { one: { burst: 120, windowMs: MINUTE }, all: { burst: 1_200, windowMs: MINUTE } },
  /** What has whole documents read. */
  costly: { one: { burst: 60, windowMs: 10 * MINUTE }, all: { burst: 240, windowMs: 10 * MINUTE } },
  /** What sends mail to an address that somebody else may have. */
  mail: { one: { burst: 20, windowMs: 60 * MINUTE }, all: { burst: 100, windowMs: 60 * MINUTE } },
  /** What reads every table several times. */
  certificate: { one: { burst: 3, windowMs: 3 * MINUTE }, all: { burst: 12, windowMs: 12 * MINUTE } },
} as const satisfies Record<string, { one: RateLimit; all: RateLimit }>;

/** What a network may do of which nobody is known, and what may be done to one account or address. */
const ANONYMOUS = {
  page: { network: { burst: 300, windowMs: MINUTE }, account: null },
  sign_in: {
    network: { burst: 30, windowMs: 5 * MINUTE },
    account: { burst: 10, windowMs: 5 * MINUTE },
  },
  mail: {
    network: { burst: 20, windowMs: 60 * MINUTE },
    account: { burst: 5, windowMs: 60 * MINUTE },
  },
  refresh: { network: { burst: 300, windowMs: MINUTE }, account: { burst: 60, windowMs: MINUTE } },
  socket: { network: { burst: 300, windowMs: MINUTE }, account: null },
  /** What a credential that is none has done: signatures, keys and secrets that do not hold. */
  refused: { network: { burst: 60, windowMs: MINUTE }, account: null },
} as const satisfies Record<string, { network: RateLimit; account: RateLimit | null }>;

export type KnownLimit = keyof typeof KNOWN;
export type AnonymousLimit = keyof typeof ANONYMOUS;
/** Those that count accounts besides networks. */
export type AccountLimit = {
  [Name in AnonymousLimit]: (typeof ANONYMOUS)[Name]['account'] extends RateLimit ? Name : never;
}[AnonymousLimit];

/**
 * Of somebody in an organisation.
 * @param subject `user:ID` or `key:ID`
 * @param factor how many times as much a deployment allows
 */
export function limitsInTenant(name: KnownLimit, subject: string, factor: number): NamedLimit[] {
  const { one, all } = KNOWN[name];
  return [
    { ...times(one, factor), name, bucket: `${name} ${subject}` },
    { ...times(all, factor), name: `${name}-organisation`, isShared: true, bucket: name },
  ];
}

/** Of somebody who is signed in, outside organisations: a gate of their own counts. */
export function limitsOfPerson(name: KnownLimit, factor: number): NamedLimit[] {
  return [{ ...times(KNOWN[name].one, factor), name, bucket: name }];
}

function times({ burst, windowMs }: RateLimit, factor: number): RateLimit {
  return { burst: burst * factor, windowMs };
}

export function limitsOfNetwork(name: AnonymousLimit): NamedLimit[] {
  return [{ ...ANONYMOUS[name].network, name, bucket: name }];
}

export function limitsOfAccount(name: AccountLimit): NamedLimit[] {
  return [{ ...ANONYMOUS[name].account, name: `${name}-account`, bucket: name }];
}
