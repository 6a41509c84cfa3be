import { existsSync } from 'node:fs';
import { loadDevSecrets } from '../stack/dev-secrets.ts';

/** What every command of the operator says of itself besides its own lines. */
export const OPERATOR_OPTIONS = `  --url URL    the Worker; default PUBLIC_URL, or the local stack
  CRON_SECRET  the operator's secret; the local stack's own is found by itself`;

/** Calls `/internal` of a Worker. @throws Error with what to tell the operator, for any answer that is no success */
export type CallOperator = (method: 'GET' | 'POST', path: string, json?: object) => Promise<Response>;

/**
 * Runs a command of the operator's; what it throws is told, and the process ends with 1.
 * @param url of the Worker; undefined: by `PUBLIC_URL`, or the local stack's
 */
export async function runForOperator(
  url: string | undefined,
  command: (call: CallOperator) => Promise<void>,
): Promise<void> {
  const base = url ?? process.env.PUBLIC_URL ?? 'http://127.0.0.1:8787';
  try {
    const secret = process.env.CRON_SECRET ?? (await localSecret());
    await command(async (method, path, json) => {
      if (!secret) throw new Error(`CRON_SECRET is not set.\n\n${OPERATOR_OPTIONS}`);
      const response = await fetch(new URL(`/internal/${path}`, base), {
        method,
        headers: {
          authorization: `Bearer ${secret}`,
          ...(json ? { 'content-type': 'application/json' } : {}),
        },
        ...(json ? { body: JSON.stringify(json) } : {}),
        signal: AbortSignal.timeout(15_000),
      }).catch(() => {
        throw new Error(`${base} does not answer. Is the Worker running?`);
      });
      if (response.ok) return response;
      const answer = (await response.text()).slice(0, 300);
      throw new Error(`${method} /internal/${path}: ${response.status} ${answer}`);
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function localSecret(): Promise<string | null> {
  const file = new URL('../../.dev/data/secrets.json', import.meta.url).pathname;
  return existsSync(file) ? (await loadDevSecrets(file)).cronSecret : null;
}
