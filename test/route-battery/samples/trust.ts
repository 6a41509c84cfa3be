import type { Samples } from '../sample.ts';

const CACHE = 'public, max-age=60';

/** What everybody may read about security, the probes, and the certificate of an organisation. */
export const trustSamples: Samples = {
  'GET /security': { status: 200, cache: CACHE },
  'GET /.well-known/security-controls.json': { status: 200, cache: CACHE },
  'GET /.well-known/security.txt': { status: 200, cache: CACHE },
  'GET /.well-known/certificate-key.json': { status: 200, cache: CACHE },
  'POST /internal/probes': { status: 200 },
  'POST /api/organisations/:tenant/isolation-certificate': { status: 200, least: 'owner' },
};
