import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A configuration of workerd for the modules that lie in `folder`, the entry first. Returns its file. */
export async function writeWorkerdConfig(folder: string, entry: string, others: string[]): Promise<string> {
  const modules = [entry, ...others].map(
    (name) => `(name = "${name}", ${name.endsWith('.wasm') ? 'wasm' : 'esModule'} = embed "${name}")`,
  );
  const file = join(folder, `${entry}.capnp`);
  await writeFile(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [${modules.join(', ')}],
    compatibilityDate = "2026-10-20",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  return file;
}

/** Milliseconds from the spawning of workerd itself to the end of the first answer to GET `path`. */
export async function coldStart(workerd: string, config: string, path: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(workerd, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    const port = await Promise.race([listeningPort(child.stdio[3] as Readable), ended.then(refuse)]);
    const status = await statusOf(`http://127.0.0.1:${port}${path}`);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return performance.now() - startedAt;
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function listeningPort(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const message: { event?: string; port?: number } = JSON.parse(line);
    if (message.event === 'listen' && message.port) return message.port;
  }
  throw new Error('workerd never listened');
}

function refuse(): never {
  throw new Error('workerd ended at its start');
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}
