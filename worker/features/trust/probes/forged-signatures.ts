import { publishedRoutes } from '../../../http/route-audit.ts';
import { askOurselves } from './ask-ourselves.ts';
import type { Probe } from './probe.ts';

const ZEROS = '0'.repeat(64);

/**
 * Whether every webhook that takes signed deliveries refuses forged ones: with a wrong signature in the form of each
 * provider, and with none. Even one that took it would find nothing to do in it.
 */
export const forgedSignatures: Probe = {
  name: 'forged-signatures',
  async run(context) {
    const routes = publishedRoutes().filter(({ guard }) => guard?.kind.endsWith('-signature'));
    if (routes.length === 0) return 'no_route';
    const answers = await Promise.all(
      routes.flatMap(({ method, path }) =>
        [forged(context.now), {}].map((signature) =>
          askOurselves(context, path, {
            method,
            headers: { 'content-type': 'application/json', ...signature },
            body: '{"object":"probe","entry":[]}',
          }),
        ),
      ),
    );
    return answers.every(({ status }) => status === 401 || status === 503) ? null : 'not_refused';
  },
};

/** As Meta, Mercado Pago and Paddle sign. */
function forged(now: number): Record<string, string> {
  return {
    'x-hub-signature-256': `sha256=${ZEROS}`,
    'x-signature': `ts=${now},v1=${ZEROS}`,
    'x-request-id': 'probe',
    'paddle-signature': `ts=${Math.floor(now / 1000)};h1=${ZEROS}`,
  };
}
