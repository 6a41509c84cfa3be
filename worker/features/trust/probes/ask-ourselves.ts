import { PROBE_HEADER, probePass } from '../../../platform/probe-pass.ts';
import { upstreamFetch } from '../../../platform/upstream.ts';
import type { ProbeContext } from './probe.ts';

const TIMEOUT_MS = 5_000;

/**
 * Calls our own address from outside. A Worker reaches itself over a custom domain only: where the address is none, this
 * fails, and so does the probe. The body is not read.
 */
export async function askOurselves(
  { config, signal }: Pick<ProbeContext, 'config' | 'signal'>,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const request = new Request(new URL(path, config.PUBLIC_URL), { cache: 'no-store', ...init });
  request.headers.set(PROBE_HEADER, await probePass(config, Date.now()));
  const response = await upstreamFetch(request, { timeoutMs: TIMEOUT_MS, signal });
  await response.body?.cancel();
  return response;
}
