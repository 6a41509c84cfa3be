import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';

export interface WorkerOptions {
  /** 0: a free one. */
  port: number;
  /** Secrets, and variables that differ from wrangler.toml. */
  bindings: Record<string, string>;
  /** Folder for R2, queues and Durable Objects; null keeps them in memory only. */
  persistTo: string | null;
  /** False: without the web app, whose files are looked for before each request. */
  hasPages?: boolean;
  /** Called with each line that the Worker logs. */
  onLog?: (line: string) => void;
}

export interface RunningWorker {
  url: string;
  miniflare: Miniflare;
  /** Runs the jobs of one schedule of wrangler.toml: nothing triggers them here. */
  runSchedule(cron: string): Promise<void>;
  /** Ends workerd. What was persisted is there for the next start. */
  stop(): Promise<void>;
}

const ROOT = new URL('../../', import.meta.url);

/** The built Worker in workerd, with the bindings of wrangler.toml and no proxy in front. */
export async function startWorker({
  port,
  bindings,
  persistTo,
  hasPages = true,
  onLog,
}: WorkerOptions): Promise<RunningWorker> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      ...(persistTo === null ? {} : { resourcePersistencePath: persistTo }),
      handleStructuredLogs: ({ message }) => onLog?.(message),
      workers: [await productWorker(bindings, { hasPages })],
    }),
  );
  const url = (await miniflare.ready).origin;
  return {
    url,
    miniflare,
    async runSchedule(cron) {
      const worker = await miniflare.getWorker();
      await worker.scheduled({ cron });
    },
    stop: () => miniflare.dispose(),
  };
}

/** Miniflare's options for the built Worker, named portero: wrangler.toml with `bindings` over its variables. */
export async function productWorker(
  bindings: Record<string, string>,
  { folder = new URL('dist/worker/', ROOT), hasPages = true }: { folder?: URL; hasPages?: boolean } = {},
) {
  if (!existsSync(new URL('index.js', folder))) throw new Error('no built Worker: run `npm run build`');
  process.env.WRANGLER_LOG ??= 'none';
  const { workerOptions } = unstable_getMiniflareWorkerOptions(new URL('wrangler.toml', ROOT).pathname);
  const { modulesRules: _, ...options } = workerOptions;
  if (!hasPages) delete options.assets;
  return {
    ...options,
    name: 'portero',
    bindings: { ...(options.bindings as object), ...bindings },
    modulesRoot: folder.pathname.replace(/\/$/, ''),
    modules: await builtModules(folder.pathname),
  };
}

/** The entry first, then the modules that it loads on demand. */
async function builtModules(folder: string) {
  const files = (await readdir(folder)).filter((file) => /\.(?:js|wasm)$/.test(file));
  const ordered = ['index.js', ...files.filter((file) => file !== 'index.js')];
  return ordered.map((file) => ({
    type: file.endsWith('.wasm') ? ('CompiledWasm' as const) : ('ESModule' as const),
    path: folder + file,
  }));
}
