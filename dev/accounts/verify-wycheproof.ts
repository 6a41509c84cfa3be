/** `node dev/accounts/verify-wycheproof.ts --hmac FILE --jws FILE [--json]`: C2SP/wycheproof's vectors against our verifiers. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ALGORITHM, readSignedToken } from '../../worker/features/accounts/access-token-keys.ts';
import { verificationKey } from '../../worker/platform/config.ts';
import { isHmacSha256 } from '../../worker/platform/hmac.ts';

interface HmacFile {
  testGroups: {
    tagSize: number;
    tests: { tcId: number; key: string; msg: string; tag: string; result: string }[];
  }[];
}

interface JwsFile {
  testGroups: {
    public?: Record<string, unknown>;
    private?: Record<string, unknown>;
    tests: { tcId: number; jws: unknown; result: string }[];
  }[];
}

export interface Verdict {
  invalid: number;
  invalid_accepted: number[];
  valid: number;
  valid_refused: number[];
  /** Cases called valid that are no task of ours, by reason; each is refused. */
  excluded: Record<string, number[]>;
}

/** HMAC-SHA256 as refresh tokens are verified. We take whole tags only: shortened ones count as excluded. */
export async function verifyHmacVectors(file: HmacFile): Promise<Verdict> {
  const verdict = newVerdict();
  for (const { tagSize, tests } of file.testGroups) {
    for (const { tcId, key, msg, tag, result } of tests) {
      const isAccepted = await isHmacSha256(fromHex(key), fromHex(msg), fromHex(tag));
      count(verdict, tcId, result, isAccepted, tagSize === 256 ? null : `tag of ${tagSize} bits`);
    }
  }
  return verdict;
}

/** JWS as access tokens are verified: compact, ES256, by the key that `kid` names. */
export async function verifyJwsVectors(file: JwsFile): Promise<Verdict> {
  const verdict = newVerdict();
  for (const group of file.testGroups) {
    const { d: _, ...jwk } = group.public ?? group.private ?? {};
    const key = verificationKey.safeParse(jwk).data;
    const reason = key ? null : `${jwk.alg ?? jwk.kty}: not ${ALGORITHM}`;
    for (const { tcId, jws, result } of group.tests) {
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
      const isAccepted = (await readSignedToken(text, key ? [key] : [])) !== null;
      count(verdict, tcId, result, isAccepted, reason);
    }
  }
  return verdict;
}

function newVerdict(): Verdict {
  return { invalid: 0, invalid_accepted: [], valid: 0, valid_refused: [], excluded: {} };
}

function count(verdict: Verdict, id: number, result: string, isAccepted: boolean, exclusion: string | null) {
  if (result !== 'valid') {
    verdict.invalid++;
    if (isAccepted) verdict.invalid_accepted.push(id);
  } else if (exclusion !== null && !isAccepted) {
    verdict.excluded[exclusion] = [...(verdict.excluded[exclusion] ?? []), id];
  } else {
    verdict.valid++;
    if (!isAccepted) verdict.valid_refused.push(id);
  }
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { hmac: { type: 'string' }, jws: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (!values.hmac || !values.jws) throw new Error('--hmac FILE and --jws FILE are needed');
  const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'));
  const report = {
    hmac: await verifyHmacVectors(await read(values.hmac)),
    jws: await verifyJwsVectors(await read(values.jws)),
  };
  if (values.json) console.log(JSON.stringify(report));
  else console.dir(report, { depth: null });
  const isGood = ({ invalid_accepted, valid_refused, valid }: Verdict) =>
    valid > 0 && invalid_accepted.length === 0 && valid_refused.length === 0;
  if (!isGood(report.hmac) || !isGood(report.jws)) process.exitCode = 1;
}
