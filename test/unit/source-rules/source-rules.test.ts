import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const config = unstable_readConfig({ config: `${root}wrangler.toml` });
const objects = config.durable_objects.bindings.map(({ name }: { name: string }) => name);
const queues = config.queues.producers?.map(({ binding }: { binding: string }) => binding) ?? [];
const folders = [...read('worker/platform/bucket.ts').matchAll(/['`]([a-z-]+)\//g)].map(([, name]) => name);

interface Rule {
  name: string;
  /** What must not stand in the source of the Worker, except in the files or folders of `only`. */
  never: RegExp;
  only: Readonly<Record<string, string>>;
  /** The folder that it is about; everything without one. */
  within?: string;
  instead: string;
}

/** Each exception has its reason. One that excuses nothing any more fails too. */
const RULES: readonly Rule[] = [
  {
    name: 'looks up Durable Objects in one place',
    never: new RegExp(`\\b(getByName|idFromName|idFromString|newUniqueId|${objects.join('|')})\\b`),
    only: { 'worker/platform/objects.ts': 'names each object by the tenant that it belongs to' },
    instead: 'Take the stub from a function of worker/platform/objects.ts.',
  },
  {
    name: 'sends to queues in one place',
    never: new RegExp(`\\b(sendBatch|${queues.join('|')})\\b`),
    only: { 'worker/queues/send.ts': 'parses each payload by the schema of its consumer' },
    instead:
      'Send by a function of worker/queues/send.ts, which parses the payload by a schema of worker/queues.',
  },
  {
    name: 'puts only parsed payloads into a queue',
    never: /_QUEUE\b(?!\.send\(\w+Schema\.parse\()/,
    only: {},
    instead: 'Write env.X_QUEUE.send(xSchema.parse(payload), …) with a schema of worker/queues.',
  },
  {
    name: 'reads queues in one place',
    never: /\b(MessageBatch|batch\.messages)\b/,
    only: { 'worker/queues/': 'its consumers' },
    instead: 'Write the consumer in worker/queues.',
  },
  {
    name: 'parses what a queue brings before anything else',
    never:
      /(?<!parseDelivery\(|Schema\.safeParse\(|sendDeadLetter\(env, )\bmessage\.body|(?<!const message of )batch\.messages(?!\.length)/,
    only: {},
    within: 'worker/queues/',
    instead: 'Give message.body to the safeParse of its schema first, and use only what that gives back.',
  },
  {
    name: 'makes keys of the bucket in one place',
    never: new RegExp(`['\`"](${folders.join('|')})/|BUCKET\\.\\w+\\(\\s*(\\{\\s*prefix:\\s*)?['\`"]`),
    only: { 'worker/platform/bucket.ts': 'puts the tenant into the name of what belongs to one' },
    instead: 'Take the key from objectKeys of worker/platform/bucket.ts.',
  },
  {
    name: 'names bindings, so that these rules see them',
    never: /\benv\s*\[|\bObject\.(values|entries)\((c\.|this\.)?env\)|\{[^}]*\}\s*=\s*(c\.|this\.)?env\b/,
    only: {},
    instead: 'Write env.NAME.',
  },
  {
    name: 'connects to the database in one place',
    never: /@neondatabase\/serverless|drizzle-orm\/neon-http|\bDATABASE_(JOB_)?URL\b/,
    only: {
      'worker/data/tenant-db.ts': 'puts the signed context in front of every batch',
      'worker/data/database-error.ts': 'knows its errors',
      'worker/platform/config.ts': 'reads the configuration',
    },
    instead: 'Take a TenantDb; nothing else signs who asks.',
  },
  {
    name: 'calls nobody but through the one caller',
    never:
      /(?<![\w.#]|async )fetch\(|\bglobalThis\.fetch\b|\bnew (WebSocket|EventSource)\(|\bconnect\(\{|\bupstreamFetch\b/,
    only: {
      'worker/platform/upstream.ts': 'bounds the time of each call',
      'worker/platform/gated-call.ts': 'asks a gate before each, and hands the caller out',
      'worker/platform/public-fetch.ts': 'reads pages of anybody, each from another host',
      'worker/data/tenant-db.ts': 'the database: without it there is nothing to protect',
      'worker/features/trust/probes/ask-ourselves.ts': 'asks this very deployment',
      'worker/providers/models/choose-model.ts': 'for models that gated-chat and gated-embedding ask',
    },
    instead:
      'Make the call within gatedCall of worker/platform/gated-call.ts, with the fetch that it hands out.',
  },
  {
    name: 'makes guards, and who acts, in one place',
    never: /\bdefineGuard\b|\.set\('(actor|db)'/,
    only: { 'worker/http/guards/': 'they are the guards' },
    instead: 'Write the guard in worker/http/guards, where nothing else answers or passes.',
  },
  {
    name: 'opens the database of a person or a key in guards only',
    never: /\bopenTenantDb\b/,
    only: {
      'worker/data/tenant-db.ts': 'defines it',
      'worker/http/guards/session.ts': 'for whom it has let in',
      'worker/http/guards/api-key.ts': 'for whom it has let in',
      'worker/features/trust/isolation/canaries.ts':
        'for canaries of our own, who can do nothing but be kept out',
    },
    instead: 'Take c.var.db from the guard of the route; it knows the tenant, the roles and the level.',
  },
  {
    name: 'acts as a job only where no guard can give a database',
    never: /\bopenJobDb\b/,
    only: {
      'worker/data/tenant-db.ts': 'defines it',
      'worker/http/guards/api-key.ts': 'finds whose the key is',
      'worker/http/guards/cron-secret.ts': 'for the operator it has let in',
      'worker/cron/': 'no request',
      'worker/queues/': 'no request',
      'durable-objects/conversation.ts': 'no request',
      'durable-objects/edge-gate.ts': 'no request: for its alarm',
      'worker/features/inbox/notify-waiting.ts': 'for the cron',
      'worker/features/usage/record-gate.ts': 'no request: for the alarm of a gate',
      'worker/features/usage/tell-budget.ts': 'for the cron',
      'worker/features/trust/isolation/canaries.ts':
        'for the cron, and after the owner’s own tenant was entered',
      'worker/features/knowledge/read-document.ts': 'for the queue of documents',
      'worker/features/knowledge/recheck-questions.ts': 'for the queue of documents',
      'worker/features/knowledge/tell-findings.ts':
        'for the queue of documents; after an answer was written in its own tenant',
      'worker/features/knowledge/embed-passages.ts':
        'for the cron and the queue; after an answer in its own tenant',
      'worker/features/accounts/sign-up.ts': 'nobody is known yet',
      'worker/features/accounts/forgot-password.ts': 'nobody is known yet',
      'worker/features/accounts/confirm-sign-up.ts': 'the token of a mail says who it is',
      'worker/features/accounts/confirm-email.ts': 'the token of a mail says who it is',
      'worker/features/accounts/reset-password.ts': 'the token of a mail says who it is',
      'worker/features/accounts/sign-in.ts': 'the password says who it is',
      'worker/features/accounts/second-factor/sign-in.ts': 'the challenge and the code say who it is',
      'worker/features/accounts/start-session.ts': 'the session begins here',
      'worker/features/accounts/refresh-session.ts': 'the refresh token says whose session it is',
      'worker/features/accounts/end-sessions.ts': 'the refresh token says whose session ends',
      'worker/features/accounts/tell-of-leak.ts': 'a mail to whoever has just shown the password',
      'worker/features/accounts/second-factor/notify.ts': 'a mail that the session cannot suppress',
      'worker/features/accounts/second-factor/reseal.ts': 'for the cron',
      'worker/features/accounts/deletion/read-deletion.ts':
        'counts in each organisation that only the caller owns',
      'worker/features/accounts/deletion/erase-account.ts': 'for the cron',
      'worker/features/accounts/deletion/erase-tenant.ts': 'for the cron',
    },
    instead: 'Take c.var.db from the guard of the route, or say here why nobody is there whose it could be.',
  },
];

const sources = ['worker', 'durable-objects'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => ({ path: `${folder}/${name}`, text: read(`${folder}/${name}`) })),
);

describe('the source of the Worker', () => {
  it.each(RULES)('$name [control route-guards]', ({ never, only, within = '', instead }) => {
    const found = sources
      .filter(({ path, text }) => path.startsWith(within) && never.test(text))
      .map(({ path }) => path);
    const allowed = Object.keys(only);
    const broken = found.filter((path) => !allowed.some((place) => path.startsWith(place)));
    expect(broken, `${instead}\nNot so in`).toEqual([]);
    const idle = allowed.filter((place) => !found.some((path) => path.startsWith(place)));
    expect(idle, 'Take these exceptions away: nothing needs them').toEqual([]);
  });
});

function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}
