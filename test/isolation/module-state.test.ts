import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What a module keeps from one request to the next, and why it can tell no organisation of another. */
const KEPT: Record<string, string> = {
  'worker/data/context.ts imported': 'context keys, as the Worker is given them',
  'worker/data/tenant-db.ts connections':
    'one per connection string; every batch brings its own signed context',
  'worker/features/accounts/access-token-keys.ts signers': 'the keys of access tokens',
  'worker/features/accounts/access-token-keys.ts verifiers': 'the keys of access tokens',
  'worker/features/accounts/password/hash-password.ts opened':
    'the WASM module, which is cleared after each use',
  'worker/http/guards/guard.ts guards': 'descriptions of guards, for the audit of routes',
  'worker/http/route-audit.ts published': 'the router, for live probes',
  'worker/platform/config.ts checked': 'the configuration',
  'worker/platform/hmac.ts keys': 'the secrets of the providers whose webhooks are verified',
  'worker/providers/leaked-passwords/common-passwords.ts common': 'a list that is the same for everybody',
  'worker/providers/models/openai-chat.ts plain': 'names of models',
  'worker/providers/models/openai-chat.ts reasoning': 'names of models',
};

const sources = ['worker', 'durable-objects'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => ({ name: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), 'utf8') })),
);

/** At the start of a line, so outside of every function: a variable, an empty collection; or a static field. */
const STATE = [
  /^(?:export )?(?:let|var) (\w+)/gm,
  /^(?:export )?const (\w+)[^=\n]*=\s*new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\);/gm,
  /^(?:export )?const (\w+)[^=\n]*=\s*(?:\{\}|\[\]);/gm,
  /^ {2}static (?:readonly )?(#?\w+)/gm,
];

it('[control isolation-test] no module keeps from one request to the next what belongs to an organisation', () => {
  const found = sources.flatMap(({ name, text }) =>
    STATE.flatMap((pattern) => [...text.matchAll(pattern)].map(([, variable]) => `${name} ${variable}`)),
  );
  // Either it is keyed by nothing of a tenant's, and its reason goes above, or it must not live there.
  expect(found.toSorted()).toEqual(Object.keys(KEPT).toSorted());
});

it('[control isolation-test] no answer is kept in a cache that requests share', () => {
  const users = sources.filter(({ text }) =>
    /\bcaches\b|\bcacheTtl|\bcacheEverything|\bcacheKey\b/.test(text),
  );
  expect(users.map(({ name }) => name)).toEqual([]);
});

it('[control isolation-test] only one file reaches the bucket for documents, the others for webhooks and evidence', () => {
  const users = sources.filter(({ text }) => /\bBUCKET\b(?!')/.test(text)).map(({ name }) => name);
  expect(users.toSorted()).toEqual([
    'worker/cron/prune-webhook-bodies.ts',
    'worker/features/accounts/deletion/erase-tenant.ts',
    'worker/features/operations/dead-letters.ts',
    'worker/features/trust/evidence/read-evidence.ts',
    'worker/features/trust/probes/probe-store.ts',
    'worker/features/webhooks/accept-delivery.ts',
    'worker/platform/bucket.ts',
    'worker/queues/consume-dead-letters.ts',
    'worker/queues/consume-webhooks.ts',
    'worker/queues/open-deliveries.ts',
  ]);
});
