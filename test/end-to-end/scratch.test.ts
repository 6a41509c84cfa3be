import { afterAll, beforeAll, it } from 'vitest';
import { startTestStack, type TestStack } from '../support/stack.ts';
import { newSigner } from '../support/signed-evidence.ts';
import { writeFileSync } from 'node:fs';
let test: TestStack;
const signer = newSigner();
beforeAll(async () => { test = await startTestStack({ vars: { ...signer.vars, SECURITY_CONTACT: 'mailto:security@portero.example' } }); });
afterAll(() => test?.stop());
it('x', async () => {
  const bucket = await test.stack.worker.miniflare.getR2Bucket('BUCKET');
  await bucket.put(`evidence/${signer.digest}.json`, signer.sign());
  const t = Date.now();
  const r = await test.operate('POST', 'probes');
  console.log(r.status, await r.text(), Date.now() - t);
  const t2 = Date.now();
  const r2 = await test.operate('POST', 'probes');
  console.log(r2.status, Date.now() - t2);
  await r2.text();
  for (const l of ['es','pt','en']) {
    const p = await fetch(`${test.stack.workerUrl}/security?lang=${l}`);
    const text = await p.text();
    console.log(p.status, text.length, Buffer.byteLength(text), [...p.headers]);
    writeFileSync(`/tmp/page-scratch/${l}.html`, text);
  }
  console.log(await (await fetch(`${test.stack.workerUrl}/.well-known/security.txt`)).text());
  console.log((await (await fetch(`${test.stack.workerUrl}/.well-known/security-controls.json`)).text()).slice(0, 500));
  console.log(test.lines.filter((l) => /probe|error/.test(l)).join('\n'));
});
