import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Every secret of a stack of one's own, made at random: the development stack has no fixed credential. */
export interface DevSecrets {
  contextKeys: string;
  sealingKeys: string;
  cronSecret: string;
  metaAppSecret: string;
  metaVerifyToken: string;
  mailApiKey: string;
  passwords: { app_rw: string; app_job: string };
  /** Signs the access tokens of the seeded sessions (ES256). */
  accessTokenKey: JWK & { kid: string };
}

/** The secrets kept in `file`, made at the first call; only their owner may read them. */
export async function loadDevSecrets(file: string): Promise<DevSecrets> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DevSecrets;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const secrets = await makeDevSecrets();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

export async function makeDevSecrets(): Promise<DevSecrets> {
  const random = () => randomBytes(32).toString('base64url');
  const key = () => randomBytes(32).toString('base64');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    contextKeys: `c1:${key()}`,
    sealingKeys: `s1:${key()}`,
    cronSecret: random(),
    metaAppSecret: random(),
    metaVerifyToken: random(),
    mailApiKey: random(),
    passwords: { app_rw: random(), app_job: random() },
    accessTokenKey: { ...(await exportJWK(privateKey)), kid: 'a1' },
  };
}
