import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { makeSigningKey } from '../../dev/operations/rotate-keys.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { signAccessToken } from '../../worker/features/accounts/access-token.ts';

const TOKENS = 1000;
const WARM_UP_ROUNDS = 3;
const ROUNDS = 61;

export interface VerificationRates {
  /** Access tokens per second, a number for each round. */
  product: number[];
  /** Signatures of the same tokens per second by WebCrypto alone, in the same rounds. */
  raw: number[];
}

/** How fast the product verifies access tokens in workerd, beside WebCrypto alone; the two take turns. */
export async function compareVerification(): Promise<VerificationRates> {
  const config = {
    PUBLIC_URL: 'https://portero.example',
    ACCESS_TOKEN_KEYS: { keys: [await makeSigningKey('a1')] },
  };
  const newToken = () => signAccessToken(config, { userId: uuidV7(), sessionId: uuidV7(), aal: 1 });
  const tokens = await Promise.all(Array.from({ length: TOKENS }, newToken));
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundle(),
      compatibilityDate: '2026-10-20',
      bindings: { TOKENS: tokens, CONFIG: config },
    }),
  );
  try {
    const rates: VerificationRates = { product: [], raw: [] };
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      // Who goes first changes from round to round.
      const order = round % 2 === 0 ? (['product', 'raw'] as const) : (['raw', 'product'] as const);
      for (const name of order) {
        const rate = await runOnce(miniflare, name);
        if (round >= 0) rates[name].push(rate);
      }
    }
    return rates;
  } finally {
    await miniflare.dispose();
  }
}

/** Measured from outside: inside, the clock stands still while the Worker computes. */
async function runOnce(miniflare: Miniflare, name: keyof VerificationRates): Promise<number> {
  const begin = performance.now();
  const response = await miniflare.dispatchFetch(`http://worker/${name}`);
  const { good } = (await response.json()) as { good: number };
  const seconds = (performance.now() - begin) / 1000;
  if (good !== TOKENS) throw new Error(`${name} takes ${good} of ${TOKENS} good tokens`);
  return TOKENS / seconds;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('verifying-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2024',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:*', 'node:*'],
  });
  return outputFiles[0]?.text ?? '';
}
