import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import { DEVELOPMENT_KEY_PREFIX } from '../../worker/features/trust/evidence/envelope.ts';
import type { EvidenceCheck } from '../../worker/features/trust/evidence/verify-statement.ts';
import type { ServedControl } from '../../worker/features/trust/security-controls-document.ts';
import { EVIDENCE_KEY_FILE } from './dev-evidence.ts';
import { keyIdOf, loadEvidenceKey } from './signing-key.ts';
import { type PublicKeys, trustedKeys } from './trusted-keys.ts';
import { fetchDocument, verifyDocument } from './verify-deployment.ts';

const USAGE = `Usage: npm run trust:verify -- URL [--key KEY]
  Checks from outside what a deployment says of its security: the signature on its evidence, the build it is about, its
  age, and whether every state that is shown follows from it. Run it in a checkout of the commit that is deployed.
  --key KEY  the public key to believe: a PEM file, or base64 of the raw key. Without it those of wrangler.toml here,
             and the development key of this machine.
Ends with 1 on any mismatch.`;
const ROOT = new URL('../../', import.meta.url).pathname;
const WORDS: Record<ServedControl['state'], string> = {
  verified: 'verified: every proof passed on this build',
  not_verified: 'NOT verified',
  planned: 'planned, not built',
  vendor: 'provided by the vendor, not tested by us',
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' } },
  });
  const [url] = positionals;
  if (url === undefined || positionals.length > 1) throw new Error('Which deployment?');
  await verify(url, values.key === undefined ? await knownKeys() : await givenKey(values.key));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}

async function verify(url: string, publicKeys: PublicKeys): Promise<void> {
  const document = await fetchDocument(url);
  const { evidence, controls, mismatches } = await verifyDocument(
    document,
    { controls: CONTROLS, publicKeys },
    Date.now(),
  );
  console.log(`${new URL(url).origin} says that it runs build ${document.build ?? 'unknown'}.`);
  console.log(describe(evidence));
  for (const { id, state, since } of controls) {
    console.log(`  ${id.padEnd(26)} ${WORDS[state]}${since === null ? '' : ` (${since})`}`);
  }
  console.log(`
This shows that whoever holds the key stated these results about a build with this digest, and that the page says no
more than that. It cannot prove which code runs behind the address: the deployment itself names the digest, and says
what its live probes came to. The commit can be built again and its digest compared: npm run -s evidence -- --digest`);
  if (mismatches.length === 0) return;
  console.error(`\nMismatches:\n${mismatches.map((mismatch) => `  - ${mismatch}`).join('\n')}`);
  process.exitCode = 1;
}

function describe(evidence: EvidenceCheck): string {
  if (evidence.status !== 'valid') return `Its evidence does not hold: ${evidence.status}.`;
  const { commit, time, proofs } = evidence.statement.predicate;
  const signed = `Its evidence is of ${time}, about commit ${commit}: ${proofs.length} proofs, signed by ${evidence.keyId}.`;
  return evidence.isDevelopmentKey
    ? `${signed}\nSIGNED WITH A DEVELOPMENT KEY: this is nobody's promise about a service for customers.`
    : signed;
}

async function knownKeys(): Promise<PublicKeys> {
  return trustedKeys(ROOT, [await loadEvidenceKey(null, join(ROOT, EVIDENCE_KEY_FILE))]);
}

/** One key, under both of the ids that it may sign by. */
async function givenKey(text: string): Promise<PublicKeys> {
  const raw = /^[A-Za-z0-9+/]{43}=$/.test(text)
    ? Buffer.from(text, 'base64')
    : Buffer.from(createPublicKey(await readFile(text)).export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = Uint8Array.from(raw);
  const keyId = keyIdOf(key);
  return new Map([
    [keyId, key],
    [DEVELOPMENT_KEY_PREFIX + keyId, key],
  ]);
}
