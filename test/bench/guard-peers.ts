import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether a text is an attack. */
export type Flags = (text: string) => boolean | Promise<boolean>;

/** Each package, and how it says that a text is an attack. */
const PEERS: {
  name: string;
  version: string;
  /** Of the package's functions, where it has several. */
  by?: string;
  open: (module: Record<string, unknown>) => Flags;
}[] = [
  {
    name: '@andersmyrmel/vard',
    version: '1.2.0',
    open: (module) => {
      const vard = module.vard as { safe?: never } & ((text: string) => unknown);
      return (text) => {
        try {
          vard(text);
          return false;
        } catch {
          return true;
        }
      };
    },
  },
  {
    name: '@claude-flow/aidefence',
    version: '3.0.3',
    open: (module) => {
      const isSafe = module.isSafe as (text: string) => boolean;
      return (text) => !isSafe(text);
    },
  },
  ...['checkAll', 'checkInjection'].map((by) => ({
    ...{ name: 'llm_guardrail', version: '2.1.2', by },
    open: (module: Record<string, unknown>): Flags => {
      const check = module[by] as (text: string) => Promise<{ allowed: boolean }>;
      return async (text) => !(await check(text)).allowed;
    },
  })),
  {
    // The version after it looks for a file of whoever built the package; its other mode takes a third of a second for a message.
    ...{ name: '@presidio-dev/hai-guardrails', version: '1.11.1', by: 'pattern' },
    open: (module) => {
      const { injectionGuard, GuardrailsEngine } = module as unknown as HaiGuardrails;
      // The threshold of its README.
      const guards = [injectionGuard({ roles: ['user'] }, { mode: 'pattern', threshold: 0.7 })];
      const engine = new GuardrailsEngine({ guards });
      return async (text) => {
        const { messagesWithGuardResult } = await engine.run([{ role: 'user', content: text }]);
        return messagesWithGuardResult.some(({ messages }) => messages.some(({ passed }) => !passed));
      };
    },
  },
];

interface HaiGuardrails {
  injectionGuard(options: { roles: string[] }, how: { mode: string; threshold: number }): unknown;
  GuardrailsEngine: new (options: {
    guards: unknown[];
  }) => {
    run(
      messages: { role: string; content: string }[],
    ): Promise<{ messagesWithGuardResult: { messages: { passed: boolean }[] }[] }>;
  };
}

/** Other guards one after the other, fetched from the registry into a temporary folder, which goes at the end. */
export async function* openPeers(): AsyncGenerator<{ name: string; flags: Flags }> {
  const folder = await mkdtemp(join(tmpdir(), 'portero-peers-'));
  try {
    await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    const names = new Set(PEERS.map(({ name, version }) => `${name}@${version}`));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names], {
      cwd: folder,
      stdio: 'ignore',
    });
    for (const { name, by, open } of PEERS) {
      // From within the folder, so that the package is found there and as what it is for `import`.
      const door = join(folder, `${name.replace(/\W/g, '-')}.js`);
      await writeFile(door, `export * from '${name}';`);
      const module = (await import(pathToFileURL(door).href)) as Record<string, unknown>;
      yield { name: by === undefined ? name : `${name} ${by}`, flags: open(module) };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
