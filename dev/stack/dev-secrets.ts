import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DEVELOPMENT_KEY_PREFIX } from '../../worker/features/trust/evidence/envelope.ts';
import { makeSigningKey, type SigningKey } from '../operations/rotate-keys.ts';

/** Every secret of a stack of one's own, made at random: the development stack has no fixed credential. */
export interface DevSecrets {
  contextKeys: string;
  sealingKeys: string;
  /** Signs access tokens. */
  accessTokenKey: SigningKey;
  refreshKeys: string;
  /** Signs isolation certificates, as the Worker takes it: `CERTIFICATE_KEY`. */
  certificateKey: string;
  cronSecret: string;
  metaAppSecret: string;
  metaVerifyToken: string;
  mercadoPagoWebhookSecret: string;
  paddleWebhookSecret: string;
  mailApiKey: string;
  passwords: { app_rw: string; app_job: string };
}

/** The secrets kept in `file`, made at the first call, later ones added; only their owner may read them. */
export async function loadDevSecrets(file: string): Promise<DevSecrets> {
  const kept = await readKept(file);
  const secrets = { ...(await makeDevSecrets()), ...kept };
  if (Object.keys(secrets).length > Object.keys(kept).length) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return secrets;
}

async function readKept(file: string): Promise<Partial<DevSecrets>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<DevSecrets>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

export async function makeDevSecrets(): Promise<DevSecrets> {
  const random = () => randomBytes(32).toString('base64url');
  const key = () => randomBytes(32).toString('base64');
  return {
    contextKeys: `c1:${key()}`,
    sealingKeys: `s1:${key()}`,
    accessTokenKey: await makeSigningKey('a1'),
    refreshKeys: `r1:${key()}`,
    certificateKey: makeCertificateKey(),
    cronSecret: random(),
    metaAppSecret: random(),
    metaVerifyToken: random(),
    mercadoPagoWebhookSecret: random(),
    paddleWebhookSecret: `pdl_ntfset_${random()}`,
    mailApiKey: random(),
    passwords: { app_rw: random(), app_job: random() },
  };
}

/** Its id says that it was made on somebody's own machine. */
function makeCertificateKey(): string {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return JSON.stringify({ ...jwk, kid: `${DEVELOPMENT_KEY_PREFIX}certificate` });
}

/** As the Worker takes it: `ACCESS_TOKEN_KEYS`. */
export function accessTokenKeys({ accessTokenKey }: DevSecrets): string {
  return JSON.stringify({ keys: [accessTokenKey] });
}
