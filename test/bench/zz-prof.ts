import { randomBytes } from 'node:crypto';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { productWorker } from '../../dev/worker/start-worker.ts';
import { sendLoad } from './send-load.ts';
import { signedDeliveries } from './signed-deliveries.ts';

await build({
  entryPoints: ['/work/main/worker/index.ts'],
  outfile: '/tmp/prof/index.js',
  bundle: true,
  minify: false,
  keepNames: true,
  format: 'esm',
  target: 'es2024',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'import'],
  external: ['cloudflare:*', 'node:*'],
});
const secret = randomBytes(32).toString('hex');
const { contextKeys, sealingKeys, cronSecret, metaVerifyToken, accessTokenKey } = await makeDevSecrets();
const { kty, crv, x, y, kid } = accessTokenKey;
const product: any = await productWorker({
  DATABASE_URL: 'postgresql://app_rw:unused@localhost/unused',
  DATABASE_JOB_URL: 'postgresql://app_job:unused@localhost/unused',
  CONTEXT_KEYS: contextKeys,
  SEALING_KEYS: sealingKeys,
  ACCESS_TOKEN_JWKS: JSON.stringify({ keys: [{ kty, crv, x, y, kid }] }),
  CRON_SECRET: cronSecret,
  META_APP_SECRET: secret,
  META_VERIFY_TOKEN: metaVerifyToken,
});
delete product.assets;
delete product.queueConsumers;
product.modulesRoot = '/tmp/prof';
product.modules = [{ type: 'ESModule', path: '/tmp/prof/index.js' }];
const mf = new Miniflare(
  convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    inspectorPort: 0,
    handleStructuredLogs: () => undefined,
    workers: [{ ...product, unsafeDirectSockets: [{ host: '127.0.0.1' }] }],
  } as any),
);
const url = new URL('/webhooks/meta', await mf.unsafeGetDirectURL('portero'));
await sendLoad(url, signedDeliveries(2000, secret), 20);
const insp = await mf.getInspectorURL();
const list = await (await fetch(`http://127.0.0.1:${insp.port}/json/list`)).json();
const ws = new WebSocket(list.find((w: any) => JSON.stringify(w).includes('portero')).webSocketDebuggerUrl);
await new Promise((r) => (ws.onopen = r));
let n = 0;
const waiting = new Map<number, any>();
ws.onmessage = (e) => {
  const m = JSON.parse(e.data);
  if (m.id) waiting.get(m.id)?.(m.result ?? m.error);
};
const call = (method: string, params = {}) =>
  new Promise<any>((r) => {
    const id = ++n;
    waiting.set(id, r);
    ws.send(JSON.stringify({ id, method, params }));
  });
await call('Profiler.enable');
await call('Profiler.setSamplingInterval', { interval: 200 });
await call('Profiler.start');
console.log((await sendLoad(url, signedDeliveries(6000, secret), 20)).rps);
const { profile } = await call('Profiler.stop');
const self = new Map<string, number>();
const dt = profile.timeDeltas;
const byId = new Map<number, any>(profile.nodes.map((x: any) => [x.id, x]));
const parent = new Map<number, number>();
for (const nd of profile.nodes) for (const c of nd.children ?? []) parent.set(c, nd.id);
let total = 0;
const incl = new Map<string, number>();
profile.samples.forEach((s: number, i: number) => {
  const nd = byId.get(s);
  const k = (x: any) => `${x.callFrame.functionName || 'anon'}:${x.callFrame.lineNumber}`;
  self.set(k(nd), (self.get(k(nd)) ?? 0) + dt[i]);
  total += dt[i];
  const seen = new Set<string>();
  for (let c: any = s; c !== undefined; c = parent.get(c)) {
    const kk = k(byId.get(c));
    if (!seen.has(kk)) {
      seen.add(kk);
      incl.set(kk, (incl.get(kk) ?? 0) + dt[i]);
    }
  }
});
const show = (m: Map<string, number>) =>
  [...m]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 45)
    .map(([k, v]) => `${((100 * v) / total).toFixed(1)}% ${k}`)
    .join('\n');
console.log('SELF\n' + show(self));
console.log('INCL\n' + show(incl));
ws.close();
await mf.dispose();
