import * as z from 'zod';
import { pricesSchema } from '../domain/prices.ts';
import { fromBase64 } from './base64.ts';
import { parseKeyring } from './keyring.ts';

const keyring = z.string().transform((text, context) => {
  try {
    return parseKeyring(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'unreadable' });
    return z.NEVER;
  }
});
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** A public key of ES256. One that says it is for something else is refused. */
export const verificationKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  kid: z.string().regex(/^[a-z0-9_-]{1,32}$/),
  alg: z.literal('ES256').exactOptional(),
  use: z.literal('sig').exactOptional(),
});
const signingKey = verificationKey.extend({ d: coordinate });
export type VerificationKey = z.infer<typeof verificationKey>;
/** The value that a text of JSON holds. */
const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
/** The first signs; both verify. */
export const signingKeys = json
  .pipe(z.strictObject({ keys: z.array(signingKey).min(1).max(2) }))
  .refine(({ keys }) => new Set(keys.map(({ kid }) => kid)).size === keys.length);
const secret = z.string().min(16);
/** Missing and empty are alike: not configured. */
const optional = (schema: z.ZodType<string>) =>
  z
    .union([z.literal(''), schema])
    .optional()
    .transform((value) => value || null);
/** A private Ed25519 key as a JSON Web Key (RFC 8037). */
const certificateKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: coordinate,
  d: coordinate,
  kid: z.string().regex(/^[a-z0-9_-]{1,32}$/),
});
export type CertificateKey = z.infer<typeof certificateKey>;
export interface ChosenModel {
  provider: 'openai' | 'workers-ai';
  model: string;
}
/** `openai:NAME` or `workers-ai:NAME`. */
const model = optional(z.string().regex(/^(?:openai|workers-ai):[\w@./:+-]{1,200}$/)).transform((value) => {
  if (value === null) return null;
  const provider = value.startsWith('openai:') ? ('openai' as const) : ('workers-ai' as const);
  return { provider, model: value.slice(provider.length + 1) };
});
/** Origins separated by commas, each exactly as browsers write it; a `*` would be part of a name, so none is there. */
const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((origin) => origin !== ''))
  .pipe(z.array(z.string().refine(isOrigin)).max(20));
/** Raw Ed25519 public keys in base64, by key id. */
export const evidenceKeys = z
  .string()
  .default('')
  .transform((text, context) => {
    try {
      return JSON.parse(text || '{}') as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string().regex(/^[a-z0-9_-]{1,32}$/),
      z.string().refine((text) => fromBase64(text)?.length === 32),
    ),
  )
  .refine((keys) => Object.keys(keys).length <= 4)
  .transform((keys) => {
    const raw = Object.entries(keys).map(([kid, key]) => [kid, fromBase64(key) ?? new Uint8Array()] as const);
    return new Map(raw);
  });
const milliseconds = z.coerce.number().int().min(0).max(60_000);

const variables = z.object({
  PUBLIC_URL: z.url(),
  DATABASE_URL: z.url(),
  DATABASE_JOB_URL: z.url(),
  /** Where the Neon driver posts; empty: Neon's own endpoint, derived from the connection string. */
  DATABASE_ENDPOINT: optional(z.url()),
  CONTEXT_KEYS: keyring,
  SEALING_KEYS: keyring,
  /** Signs access tokens (ES256). */
  ACCESS_TOKEN_KEYS: signingKeys,
  /** Authenticates refresh tokens. */
  REFRESH_KEYS: keyring,
  CRON_SECRET: secret,
  CRON_SECRET_PREVIOUS: optional(secret),
  META_GRAPH_URL: z.url(),
  META_APP_SECRET: secret,
  META_APP_SECRET_PREVIOUS: optional(secret),
  META_VERIFY_TOKEN: secret,
  /** Without one, the provider's webhooks are refused. */
  MERCADO_PAGO_WEBHOOK_SECRET: optional(secret),
  MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS: optional(secret),
  /** How old or new a notice may be; 0 or empty: not looked at. */
  MERCADO_PAGO_TOLERANCE_SECONDS: z.coerce.number().int().min(0).max(604_800).default(0),
  PADDLE_WEBHOOK_SECRET: optional(secret),
  PADDLE_WEBHOOK_SECRET_PREVIOUS: optional(secret),
  PADDLE_TOLERANCE_SECONDS: z.coerce.number().int().min(1).max(300).default(5),
  BURST_QUIET_MS: milliseconds,
  BURST_MAX_MS: milliseconds,
  LOCATION_HINT: z.enum(['wnam', 'enam', 'sam', 'weur', 'eeur', 'apac', 'oc', 'afr', 'me']),
  ANSWER_MODEL: model,
  /** Answers once most of a ceiling is spent, where there is one. */
  SMALLER_ANSWER_MODEL: model,
  EMBEDDING_MODEL: model,
  OPENAI_URL: optional(z.url({ protocol: /^https?$/ })).transform((url) => url?.replace(/\/$/, '') ?? null),
  OPENAI_API_KEY: optional(z.string().regex(/^[\x21-\x7e]{1,500}$/)),
  /** How many times the usual somebody who is signed in may do, alone and with their organisation. */
  REQUEST_LIMIT_FACTOR: z.coerce.number().int().min(1).max(10_000).default(1),
  /** What everything costs; the budget reserves by it. */
  PRICES: json.pipe(pricesSchema),
  /** Of all organisations together in a day (UTC), in micro-units of the currency. */
  PLATFORM_DAY_MICRO: z.coerce.number().int().min(0).max(1_000_000_000_000),
  /** The binding of Workers AI, where a deployment has one. */
  AI: z.unknown().optional(),
  /** Origins that web pages may be read from though they are not public; empty but in development and tests. */
  PAGE_FETCH_ORIGINS: origins,
  /** Origins besides our own whose pages may call the API with credentials. */
  CORS_ORIGINS: origins,
  /** Have I Been Pwned's range API, up to and without `/range`. */
  LEAKED_PASSWORDS_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  /** A Resend-compatible endpoint, up to and without `/emails`; empty: the binding, where there is one. */
  MAIL_ENDPOINT: optional(z.url()),
  MAIL_API_KEY: optional(secret),
  /** Cloudflare's `send_email` binding, where a deployment has one. */
  EMAIL: z.unknown().optional(),
  MAIL_FROM: z.string().min(3),
  OPERATOR_EMAIL: optional(z.string().min(3)),
  SENTRY_DSN: optional(z.url()),
  /** SHA-256 of the build that runs, as `npm run -s evidence -- --digest` prints it; its evidence is looked up by it. */
  BUILD_DIGEST: optional(z.string().regex(/^[0-9a-f]{64}$/)),
  /** Where a vulnerability is reported (RFC 9116): `mailto:` or `https:`. */
  SECURITY_CONTACT: optional(z.string().regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)),
  /** Signs isolation certificates; without it there are none. */
  CERTIFICATE_KEY: optional(z.string()).pipe(json.pipe(certificateKey).nullable()),
  /** Whose signatures on evidence count. */
  EVIDENCE_PUBLIC_KEYS: evidenceKeys,
});

/** A model without what it is reached by is a mistake, never the built-in answerer in silence. */
const schema = variables.superRefine(({ OPENAI_URL, AI, ...models }, context) => {
  const { ANSWER_MODEL, SMALLER_ANSWER_MODEL, EMBEDDING_MODEL } = models;
  const providers = [ANSWER_MODEL, SMALLER_ANSWER_MODEL, EMBEDDING_MODEL].map((one) => one?.provider);
  const missing = (name: string) => context.addIssue({ code: 'custom', path: [name], message: 'missing' });
  if (providers.includes('openai') && OPENAI_URL === null) missing('OPENAI_URL');
  if (providers.includes('workers-ai') && !AI) missing('AI');
});

export type Config = z.infer<typeof schema>;

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Names of the wrong variables with the kind of mistake. */
  readonly variables: string;

  constructor(variables: string) {
    super('wrong configuration');
    this.variables = variables;
  }
}

const checked = new WeakMap<Env, Config>();

/**
 * The configuration, checked once per isolate.
 * @throws ConfigError naming the variables that are wrong, never their values
 */
export function readConfig(env: Env): Config {
  const known = checked.get(env);
  if (known) return known;
  const result = schema.safeParse(env);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
    throw new ConfigError(wrong.join(', '));
  }
  checked.set(env, result.data);
  return result.data;
}

/**
 * The secrets that a caller may present or sign by: while one is rotated, the previous one too. Without a current one
 * there is none at all.
 */
export function liveSecrets(current: string | null, previous: string | null): string[] {
  return current === null ? [] : [current, previous].filter((secret) => secret !== null);
}

function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.parse(text)?.origin === text;
}
