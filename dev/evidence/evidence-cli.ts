import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import { checkEvidence } from './check-evidence.ts';
import { EVIDENCE_FOLDER, EVIDENCE_KEY_FILE } from './dev-evidence.ts';
import type { Judgement } from './judge-controls.ts';
import { build, makeEvidence, proveOnly } from './make-evidence.ts';
import { type EvidenceKey, loadEvidenceKey } from './signing-key.ts';
import { publicKeysVariable, trustedKeys } from './trusted-keys.ts';

const USAGE = `Usage: npm run evidence                    builds the commit, runs every proof, writes .dev/evidence/<digest>.json
       npm run -s evidence -- --check      what the statement about this build says, without running a proof
       npm run -s evidence -- --only ID,…  runs the proofs of some controls on the files as they are; states nothing
       npm run -s evidence -- --digest     builds, prints the digest of the build
       npm run -s evidence -- --public-key prints the public key, as EVIDENCE_PUBLIC_KEYS takes it
  --json        prints {"controls":[{"id","state"}],"unproven":[…]}
  --out FOLDER  where statements are, instead of .dev/evidence
  --key FILE    an Ed25519 private key in PEM; or the key itself in EVIDENCE_KEY. Without either a development key
                signs, which no deployment takes for its own.
Ends with 1 where a control that is shown as implemented is not proven.`;
const ROOT = new URL('../../', import.meta.url).pathname;

try {
  await start();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ check: { type: 'boolean' }, digest: { type: 'boolean' }, 'public-key': { type: 'boolean' } },
      ...{ json: { type: 'boolean' }, only: { type: 'string' } },
      ...{ out: { type: 'string', default: join(ROOT, EVIDENCE_FOLDER) }, key: { type: 'string' } },
    },
  });
  const folder = resolve(values.out);
  const tell = (judgement: Judgement & { status?: string }) => print(judgement, values.json ?? false);
  if (values.digest) console.log(await build(ROOT));
  else if (values['public-key']) console.log(publicKeysVariable([await loadKey(values.key)]));
  else if (values.only !== undefined) tell(await proveOnly(ROOT, controlsOf(values.only)));
  else {
    const key = await loadKey(values.key);
    const publicKeys = await trustedKeys(ROOT, [key]);
    const about = { root: ROOT, controls: CONTROLS, publicKeys, folder };
    if (values.check) return tell(await checkEvidence({ ...about, digest: await build(ROOT) }));
    const { file, digest } = await makeEvidence({ root: ROOT, controls: CONTROLS, key, folder });
    console.error(`Wrote ${file}, signed by ${key.keyId}.`);
    tell(await checkEvidence({ ...about, digest }));
  }
}

async function loadKey(file: string | undefined): Promise<EvidenceKey> {
  const pem = file === undefined ? (process.env.EVIDENCE_KEY ?? null) : await readFile(file, 'utf8');
  return loadEvidenceKey(pem, join(ROOT, EVIDENCE_KEY_FILE));
}

function controlsOf(list: string) {
  const ids = list.split(',');
  const unknown = ids.filter((id) => !CONTROLS.some((control) => control.id === id));
  if (unknown.length > 0) throw new Error(`No such control: ${unknown.join(', ')}`);
  return CONTROLS.filter(({ id }) => ids.includes(id));
}

function print({ controls, unproven, status }: Judgement & { status?: string }, isJson: boolean): void {
  if (status !== undefined) console.error(`Evidence about this build: ${status}`);
  if (isJson) console.log(JSON.stringify({ controls, unproven }));
  else for (const { id, state } of controls) console.log(`${id.padEnd(28)} ${state}`);
  if (unproven.length > 0) {
    console.error(`\nNot proven: ${unproven.join(', ')}`);
    process.exitCode = 1;
  }
}
