/** `npm run -s bench:ingest -- --json`: how fast the built Worker acknowledges webhooks, beside a floor and a peer. */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { accessTokenKeys, makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { productWorker } from '../../dev/worker/start-worker.ts';
import { FLOOR, PEER } from './compared-workers.ts';
import { sendLoad } from './send-load.ts';
import { signedDeliveries } from './signed-deliveries.ts';
import { median, quantile, round } from './statistics.ts';

const CONNECTIONS = 20;
const WARM_UP_REQUESTS = 3000;
const ROUND_REQUESTS = 800;
const REST_MS = 50;
const ROUNDS = 41;
const NAMES = ['portero', 'floor', 'peer'] as const;
type Name = (typeof NAMES)[number];

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const secret = randomBytes(32).toString('hex');
const miniflare = new Miniflare(await threeWorkers());
try {
  const rounds = await measure();
  const rps = (name: Name) => median(rounds[name].map((result) => result.rps));
  const ratio = (name: Name) =>
    median(rounds.portero.map((result, i) => result.rps / (rounds[name][i]?.rps ?? Number.NaN)));
  const latencies = rounds.portero.flatMap((result) => result.latencies);
  const report = {
    rps: round(rps('portero'), 0),
    p50_ms: round(quantile(latencies, 0.5), 2),
    p99_ms: round(quantile(latencies, 0.99), 2),
    floor_rps: round(rps('floor'), 0),
    peer_rps: round(rps('peer'), 0),
    ratio_to_floor: round(ratio('floor'), 3),
    ratio_to_peer: round(ratio('peer'), 3),
  };
  if (values.json) console.log(JSON.stringify(report));
  else {
    for (const name of NAMES) {
      const all = rounds[name].map((result) => result.rps);
      const [low, high] = [Math.min(...all), Math.max(...all)].map((one) => one.toFixed(0));
      console.log(
        `${name.padEnd(8)} ${median(all).toFixed(0)} requests/s, ${low} to ${high} over ${ROUNDS} rounds`,
      );
    }
    console.log(`portero  p50 ${report.p50_ms} ms, p99 ${report.p99_ms} ms, ${CONNECTIONS} connections`);
    console.log(`ratio to floor ${report.ratio_to_floor}, to peer ${report.ratio_to_peer}`);
  }
} finally {
  await miniflare.dispose();
}

/** Rounds take turns (A B C A B C …), so that whatever else the machine does falls on all three. */
async function measure() {
  const urls = await Promise.all(NAMES.map((name) => miniflare.unsafeGetDirectURL(name)));
  const rounds = { portero: [], floor: [], peer: [] } as Record<Name, Awaited<ReturnType<typeof sendLoad>>[]>;
  for (let index = 0; index <= ROUNDS; index++) {
    for (const [i, name] of NAMES.entries()) {
      const requests = index === 0 ? WARM_UP_REQUESTS : ROUND_REQUESTS;
      const url = new URL('/webhooks/meta', urls[i]);
      const deliveries = signedDeliveries(requests, secret);
      // What the round before left behind, such as log lines not read yet, is not this one's.
      await setTimeout(REST_MS);
      const result = await sendLoad(url, deliveries, CONNECTIONS);
      if (index > 0) rounds[name].push(result);
    }
  }
  return rounds;
}

/**
 * All three in one workerd, each on a socket of its own: Miniflare's entry Worker is in front of none. No queue has
 * a consumer, so that what is measured is the acknowledgement alone, for the product and the peer alike.
 */
async function threeWorkers() {
  const secrets = await makeDevSecrets();
  const { contextKeys, sealingKeys, refreshKeys, cronSecret, metaVerifyToken } = secrets;
  const product = await productWorker({
    DATABASE_URL: 'postgresql://app_rw:unused@localhost/unused',
    DATABASE_JOB_URL: 'postgresql://app_job:unused@localhost/unused',
    CONTEXT_KEYS: contextKeys,
    SEALING_KEYS: sealingKeys,
    ACCESS_TOKEN_KEYS: accessTokenKeys(secrets),
    REFRESH_KEYS: refreshKeys,
    CRON_SECRET: cronSecret,
    META_APP_SECRET: secret,
    META_VERIFY_TOKEN: metaVerifyToken,
  });
  const isLeftOut = (option: string) => option === 'assets' || option === 'queueConsumers';
  const kept = Object.entries(product).filter(([option]) => !isLeftOut(option));
  const alone = Object.fromEntries(kept) as typeof product;
  const direct = { unsafeDirectSockets: [{ host: '127.0.0.1' }] };
  const small = { modules: true as const, compatibilityDate: '2026-10-20' };
  return convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    // The product logs a line for each request, as in production; the line is read and dropped.
    handleStructuredLogs: () => undefined,
    workers: [
      { ...alone, ...direct },
      { name: 'floor', script: FLOOR, ...small, ...direct },
      {
        ...{ name: 'peer', script: PEER, ...small, ...direct },
        bindings: { SECRET: secret },
        queueProducers: { QUEUE: 'peer' },
      },
    ],
  });
}
