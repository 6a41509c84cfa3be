import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const ADVICE = 'Put exactly one guard of worker/http/guards, first after the path';

/** What each of these files would get wrong, and what the compiler has to say about it: every one of the texts. */
const WRONG: readonly (readonly [name: string, code: string, says: readonly string[]])[] = [
  ['no guard', `routes().get('/', (c) => c.text(''));`, [ADVICE]],
  ['no guard before a step', `routes().post('/', smallBody, (c) => c.text(''));`, [ADVICE]],
  ['no guard before validation', `routes().put('/', validate('json', schema), (c) => c.text(''));`, [ADVICE]],
  [
    'a guard in second place',
    `routes().patch('/', smallBody, open('x', 'page'), (c) => c.text(''));`,
    [ADVICE],
  ],
  [
    'two guards',
    `routes().delete('/', signedIn({ limit: 'read' }), open('x', 'page'), (c) => c.text(''));`,
    [ADVICE],
  ],
  [
    'a late second guard',
    `routes().get('/', signedIn({ limit: 'read' }), smallBody, open('x', 'page'), (c) => c.text(''));`,
    [ADVICE],
  ],
  ['a guard without a handler', `routes().get('/', open('x', 'page'));`, ['Guard<AppEnv>']],
  ['a middleware cast as a guard', `routes().get('/', pass as Guard<AppEnv>, (c) => c.text(''));`, [ADVICE]],
  [
    'a middleware with the looks of a guard',
    `routes().get('/', Object.assign(pass, { '${ADVICE}': true }), (c) => c.text(''));`,
    ['[brand]'],
  ],
  [
    'data behind an open door',
    `routes().get('/', open('x', 'page'), (c) => c.json(c.var.db));`,
    [`'db' does not exist`],
  ],
  [
    'a person behind a webhook',
    `routes().post('/', metaSignature(), (c) => c.json(c.var.actor));`,
    [`'actor' does not exist`],
  ],
  [
    'a step that needs data behind an open door',
    `routes().get('/', open('x', 'page'), needsData, (c) => c.text(''));`,
    [`'Guard<AppEnv>' is not assignable`, 'actor, db'],
  ],
  [
    'a handler that needs data behind an open door',
    `routes().get('/', open('x', 'page'), (c: Context<GuardedEnv>) => c.json(c.var.db));`,
    [`'Guard<AppEnv>' is not assignable`, 'actor, db'],
  ],
  [
    `a feature's all()`,
    `routes().all('/', (c: Context) => c.text(''));`,
    [`'all' does not exist on type 'Routes'`],
  ],
  [`a feature's use()`, `routes().use('/', pass);`, [`'use' does not exist on type 'Routes'`]],
  [`a feature's on()`, `routes().on('GET', '/', pass);`, [`'on' does not exist on type 'Routes'`]],
  [`the app's all()`, `createApp().all('/', pass);`, [`'all' does not exist on type 'App'`]],
  [`the app's get()`, `createApp().get('/', pass);`, [`'get' does not exist on type 'App'`]],
  [`the app's use()`, `createApp().use('/', pass);`, [`'use' does not exist on type 'App'`]],
  [`the app's mount()`, `createApp().mount('/', () => null);`, [`'mount' does not exist on type 'App'`]],
  [
    'plain Hono under the app',
    `createApp().route('/', new Hono<AppEnv>().get('/', (c) => c.text('')));`,
    ['Begin these routes with routes() of worker/http/routes'],
  ],
  [
    'plain Hono cast as routes',
    `createApp().route('/', new Hono<AppEnv>().get('/', (c) => c.text('')) as Routes);`,
    ['Begin these routes with routes() of worker/http/routes'],
  ],
];

const GOOD = `
  const some = routes()
    .get('/a', open('x', 'page'), (c) => c.text(''))
    .post('/b', signedIn({ limit: 'read' }), smallBody, needsData, validate('json', schema), validate('query', schema), (c) =>
      c.json({ tenant: c.var.db.tenantId, body: c.req.valid('json').name, query: c.req.valid('query').name }))
    .put('/c', metaSignature(), async (c) => c.json(c.var.rawBody.length));
  createApp().route('/d', some);
`;

const PRELUDE = `
  import { Hono, type Context, type MiddlewareHandler } from 'hono';
  import * as z from 'zod';
  import type { AppEnv, GuardedEnv } from '../../worker/http/context.ts';
  import { createApp } from '../../worker/http/create-app.ts';
  import type { Guard } from '../../worker/http/guards/guard.ts';
  import { metaSignature } from '../../worker/http/guards/meta-signature.ts';
  import { open } from '../../worker/http/guards/open.ts';
  import { signedIn } from '../../worker/http/guards/session.ts';
  import { type Routes, routes } from '../../worker/http/routes.ts';
  import { smallBody } from '../../worker/http/small-body.ts';
  import { validate } from '../../worker/http/validate.ts';
  const schema = z.object({ name: z.string() });
  const pass: MiddlewareHandler<AppEnv> = (_c, next) => next();
  const needsData: MiddlewareHandler<GuardedEnv> = (_c, next) => next();
`;

let folder: string;
/** The compiler's errors by file, without the line breaks. */
const errors = new Map<string, string>();

beforeAll(async () => {
  await mkdir(`${root}dist`, { recursive: true });
  folder = await mkdtemp(`${root}dist/guard-types-`);
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(TSCONFIG));
  await writeFile(`${folder}/good.ts`, PRELUDE + GOOD);
  await Promise.all(WRONG.map(([, code], index) => writeFile(`${folder}/wrong-${index}.ts`, PRELUDE + code)));
  for (const error of (await compile()).split(/\n(?! )/)) {
    const [, file = '', text = ''] = /([\w-]+)\.ts\(\d+,\d+\): (.*)$/s.exec(error) ?? [];
    errors.set(file, `${errors.get(file) ?? ''}${text}\n`);
  }
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the types of routes', () => {
  it.each(WRONG.map(([name, , says], index) => [name, says, index] as const))(
    'do not take %s [control route-guards]',
    (_name, says, index) => {
      for (const text of says) expect(errors.get(`wrong-${index}`)).toContain(text);
    },
  );

  it('take one guard, with what it and the steps add, and find nothing wrong elsewhere [control route-guards]', () => {
    expect([...errors.keys()].sort()).toEqual(WRONG.map((_, index) => `wrong-${index}`).sort());
  });
});

const TSCONFIG = {
  extends: '../../tsconfig.json',
  include: ['*.ts', '../../worker/*.d.ts'],
  compilerOptions: {
    ...{ composite: false, emitDeclarationOnly: false, noEmit: true, noUnusedLocals: false },
    ...{ lib: ['es2024', 'esnext.disposable'], types: ['@cloudflare/workers-types'] },
  },
};

/** What the compiler prints about the folder: it is one run for all, since it has no interface but the command. */
function compile(): Promise<string> {
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], (_failed, stdout, stderr) =>
      resolve(`${stdout.trim()}${stderr}`),
    );
  });
}
