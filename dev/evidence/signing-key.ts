import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  DEVELOPMENT_KEY_PREFIX,
  type Envelope,
  PAYLOAD_TYPE,
  signedBytes,
} from '../../worker/features/trust/evidence/envelope.ts';
import type { Statement } from '../../worker/features/trust/evidence/statement.ts';
import { sha256 } from './build-digest.ts';

export interface EvidenceKey {
  /** The first 16 digits of the SHA-256 of the public key; `dev-` in front of them for one that was made here. */
  keyId: string;
  /** Raw, 32 bytes. */
  publicKey: Uint8Array;
  privateKey: KeyObject;
}

/**
 * The key that signs evidence: the PEM in `pem`, or the development key in `developmentFile`, made at its first use.
 * @throws Error when the PEM is no Ed25519 private key; it repeats nothing of it
 */
export async function loadEvidenceKey(pem: string | null, developmentFile: string): Promise<EvidenceKey> {
  return pem === null
    ? describeKey(await readOrMakeKey(developmentFile), DEVELOPMENT_KEY_PREFIX)
    : describeKey(pem, '');
}

/** The statement in a DSSE envelope with one signature. */
export function signStatement(statement: Statement, { keyId, privateKey }: EvidenceKey): Envelope {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign(null, signedBytes(PAYLOAD_TYPE, payload), privateKey);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId, sig: sig.toString('base64') }],
  };
}

function describeKey(pem: string, prefix: string): EvidenceKey {
  const privateKey = parseKey(pem);
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = Buffer.from(x, 'base64url');
  return { keyId: prefix + keyIdOf(publicKey), publicKey, privateKey };
}

/** The id of a key, without the prefix of a development key. */
export function keyIdOf(publicKey: Uint8Array): string {
  return sha256(publicKey).slice(0, 16);
}

function parseKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The reason could quote the key.
  }
  throw new Error(
    'The key is no Ed25519 private key in PEM: make one by `openssl genpkey -algorithm ed25519`.',
  );
}

/** Only its owner may read it. Two runs at once agree on the one that was written first. */
async function readOrMakeKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}
