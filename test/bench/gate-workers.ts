import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { buildWorker } from '../../dev/build/build-worker.ts';
import { accessTokenKeys, type DevSecrets, makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { productWorker } from '../../dev/worker/start-worker.ts';
import type { Counted, Drive, Driven } from './gate-worker.ts';

/** The built product, the same without an admission, and the product with a way in to its gates. */
export type Name = 'portero' | 'ungated' | 'gates';

export interface GateBuilds {
  folders: Record<Exclude<Name, 'portero'>, URL>;
  remove(): Promise<void>;
}

export interface StartOptions {
  databaseUrls?: Record<'DATABASE_URL' | 'DATABASE_JOB_URL' | 'DATABASE_ENDPOINT', string>;
  secrets?: DevSecrets;
  /** Where the folder is made in which objects keep what they remember. */
  stateIn?: string;
}

export interface GateWorkers {
  url(name: Name): URL;
  /** Of the access tokens that they take. */
  issuer: string;
  /** One request to the product: how many calls of objects it took. */
  count(path: string, authorization: string): Promise<Counted>;
  /** Seconds from outside, besides what the Worker says. */
  drive(wanted: Drive): Promise<Driven & { seconds: number }>;
  stop(): Promise<void>;
}

const ISSUER = 'https://portero.example';
const ROOT = new URL('../../', import.meta.url);

export async function buildGateWorkers(): Promise<GateBuilds> {
  const folder = await mkdtemp(join(tmpdir(), 'portero-gate-build-'));
  const [ungated, gates] = ['ungated', 'gates'].map((name) => pathToFileURL(`${folder}/${name}/`)) as [
    URL,
    URL,
  ];
  await buildWorker(ROOT, { outdir: ungated, plugins: [withoutAdmission()] });
  await buildWorker(ROOT, { outdir: gates, entry: 'test/bench/gate-worker.ts' });
  return { folders: { ungated, gates }, remove: () => rm(folder, { recursive: true, force: true }) };
}

function withoutAdmission(): Plugin {
  const open = new URL('open-admit.ts', import.meta.url).pathname;
  return {
    name: 'without-admission',
    setup(build) {
      build.onResolve({ filter: /(^|\/)admit\.ts$/ }, () => ({ path: open }));
    },
  };
}

/** Nobody asks it. */
const NO_DATABASE = {
  DATABASE_URL: 'postgresql://app_rw:unused@localhost/unused',
  DATABASE_JOB_URL: 'postgresql://app_job:unused@localhost/unused',
  DATABASE_ENDPOINT: 'http://127.0.0.1:9/sql',
};

/** All in one workerd, each on a socket of its own; objects keep what they remember in files, as `npm run dev` has it. */
export async function startGateWorkers(
  names: readonly Name[],
  { folders }: GateBuilds,
  options: StartOptions = {},
): Promise<GateWorkers> {
  const { databaseUrls = NO_DATABASE, secrets = await makeDevSecrets(), stateIn = tmpdir() } = options;
  const { contextKeys, sealingKeys, refreshKeys, cronSecret, metaAppSecret, metaVerifyToken } = secrets;
  const bindings = {
    ...databaseUrls,
    PUBLIC_URL: ISSUER,
    CONTEXT_KEYS: contextKeys,
    SEALING_KEYS: sealingKeys,
    ACCESS_TOKEN_KEYS: accessTokenKeys(secrets),
    REFRESH_KEYS: refreshKeys,
    CRON_SECRET: cronSecret,
    META_APP_SECRET: metaAppSecret,
    META_VERIFY_TOKEN: metaVerifyToken,
  };
  const state = await mkdtemp(join(stateIn, 'portero-gate-state-'));
  const workers = await Promise.all(
    names.map(async (name) => {
      const product = await productWorker(bindings, {
        hasPages: false,
        ...(name === 'portero' ? {} : { folder: folders[name] }),
      });
      const { queueConsumers: _, ...alone } = product as typeof product & Record<string, unknown>;
      return { ...alone, name, unsafeDirectSockets: [{ host: '127.0.0.1' }] };
    }),
  );
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      resourcePersistencePath: state,
      handleStructuredLogs: () => undefined,
      workers,
    }),
  );
  const urls = new Map<Name, URL>();
  for (const name of names) urls.set(name, await miniflare.unsafeGetDirectURL(name));
  const url = (name: Name) => urls.get(name) ?? new URL('about:blank');
  return {
    url,
    issuer: ISSUER,
    async count(path, authorization) {
      const headers = { authorization };
      return (await fetch(new URL(path, url('gates')), { headers })).json() as Promise<Counted>;
    },
    async drive(wanted) {
      const startedAt = performance.now();
      const answer = await fetch(new URL('/drive', url('gates')), {
        method: 'POST',
        body: JSON.stringify(wanted),
      });
      if (!answer.ok) throw new Error(`the gates answered ${answer.status}`);
      const driven = (await answer.json()) as Driven;
      return { ...driven, seconds: (performance.now() - startedAt) / 1000 };
    },
    async stop() {
      await miniflare.dispose();
      await rm(state, { recursive: true, force: true });
    },
  };
}
