// variants
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { productWorker } from '../../dev/worker/start-worker.ts';
import { FLOOR, PEER } from './compared-workers.ts';
import { sendLoad } from './send-load.ts';
import { signedDeliveries } from './signed-deliveries.ts';
import { median } from './statistics.ts';
const variants: Record<string,[RegExp|string,string][]> = {
 asis: [],
 nolog: [[/console\.log\(JSON\.stringify\(line2?\)\)/,'JSON.stringify(line)']],
 nologatall: [[/c2?\.var\.log\.info\("request"/,'0&&c.var.log.info("request"']],
 nosec: [[/\.use\(securityHeaders\)/,'']],
 nolognosec: [[/\.use\(securityHeaders\)/,''],[/c2?\.var\.log\.info\("request"/,'0&&c.var.log.info("request"']],
};
mkdirSync('/tmp/var',{recursive:true});
await build({entryPoints:['/work/main/worker/index.ts'],outfile:'/tmp/var/base.js',bundle:true,minify:false,format:'esm',target:'es2024',platform:'neutral',mainFields:['module','main'],conditions:['workerd','worker','import'],external:['cloudflare:*','node:*']});
const base=readFileSync('/tmp/var/base.js','utf8');
const secret = randomBytes(32).toString('hex');
const { contextKeys, sealingKeys, cronSecret, metaVerifyToken, accessTokenKey } = await makeDevSecrets();
const { kty, crv, x, y, kid } = accessTokenKey;
const product:any = await productWorker({ DATABASE_URL: 'postgresql://app_rw:unused@localhost/unused', DATABASE_JOB_URL: 'postgresql://app_job:unused@localhost/unused', CONTEXT_KEYS: contextKeys, SEALING_KEYS: sealingKeys, ACCESS_TOKEN_JWKS: JSON.stringify({ keys: [{ kty, crv, x, y, kid }] }), CRON_SECRET: cronSecret, META_APP_SECRET: secret, META_VERIFY_TOKEN: metaVerifyToken });
delete product.assets; delete product.queueConsumers;
const small={modules:true as const,compatibilityDate:product.compatibilityDate,unsafeDirectSockets:[{host:'127.0.0.1'}]};
const workers:any[]=[];
for(const [name,subs] of Object.entries(variants)){ let s=base; for(const [a,b] of subs){ const t=s.replace(a,b); if(t===s) throw new Error('no '+name); s=t;} const p=`/tmp/var/${name}.js`; writeFileSync(p,s); workers.push({...product,name,modulesRoot:'/tmp/var',modules:[{type:'ESModule',path:p}],unsafeDirectSockets:[{host:'127.0.0.1'}]}); }
workers.push({name:'peer',script:PEER,...small,bindings:{SECRET:secret},queueProducers:{QUEUE:'peer'}});
workers.push({name:'peerv8',script:PEER.replace("env.QUEUE.send(body, { contentType: 'v8' })","env.QUEUE.send({id:crypto.randomUUID(),receivedAt:Date.now(),body:{kind:'inline',bytes:body}}, { contentType: 'v8' })"),...small,bindings:{SECRET:secret},queueProducers:{QUEUE:'peer2'}});
workers.push({name:'peerlog',script:PEER.replace("await env.QUEUE.send","console.log(JSON.stringify({level:'info',event:'request',at:new Date().toISOString(),requestId:crypto.randomUUID(),method:request.method,route:'/webhooks/meta',status:200,ms:0}));await env.QUEUE.send"),...small,bindings:{SECRET:secret},queueProducers:{QUEUE:'peer3'}});
const q=['portero-webhooks','peer','peer2','peer3'];workers.push({name:'sink',script:'export default { queue() {} };',modules:true,compatibilityDate:product.compatibilityDate,queueConsumers:process.argv[3]?Object.fromEntries(q.map(n=>[n,{maxBatchSize:100,maxBatchTimeout:1}])):{}});
const mf=new Miniflare(convertV4MiniflareOptions({host:'127.0.0.1',port:0,handleStructuredLogs:()=>undefined,workers} as any));
import { execSync } from 'node:child_process';
await mf.ready; const pid=execSync(`pgrep -P ${process.pid} workerd || pgrep -P ${process.pid}`).toString().trim().split('\n')[0];
const cpu=()=>{const f=readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1].split(' ');return (Number(f[11])+Number(f[12]))*10;};
const cost:Record<string,number>={};
const res:Record<string,number[]>={};
for(let i=0;i<=Number(process.argv[2]??6);i++) for(const w of workers.filter(w=>w.name!=='sink')){ const url=new URL('/webhooks/meta',await mf.unsafeGetDirectURL(w.name)); await new Promise(r=>setTimeout(r,60)); const ds=signedDeliveries(i?600:2000,secret);const c0=cpu();const r=await sendLoad(url,ds,20);await new Promise(r=>setTimeout(r,30)); if(i) cost[w.name]=(cost[w.name]??0)+(cpu()-c0)/600; if(i) (res[w.name]??=[]).push(r.rps); }
for(const [n,v] of Object.entries(res)) console.log('cpu us/req',((cost[n]??0)*1000/v.length).toFixed(0),n.padEnd(12), median(v).toFixed(0), 'ratio', median(v.map((r,i)=>r/(res.peer?.[i]??1))).toFixed(3));
await mf.dispose();
