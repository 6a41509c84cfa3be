import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import type { Actor } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/errors.ts';
import { uuidV7 } from '../../../domain/ids.ts';
import { type CertificateKey, readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { reportError } from '../../../platform/sentry.ts';
import { type SignedEnvelope, signEnvelope } from '../evidence/sign-envelope.ts';
import { CANARIES, prepareCanaries } from '../isolation/canaries.ts';
import { type CheckResult, type IsolationCertificate, isolationCertificate } from './certificate.ts';
import { runChecks } from './run-checks.ts';

const PAYLOAD_TYPE = 'application/vnd.portero.isolation-certificate+json';

export interface IssuedCertificate {
  certificate: IsolationCertificate;
  /** The certificate as it was signed, in DSSE. */
  envelope: SignedEnvelope;
}

class IsolationBroken extends Error {
  override readonly name = 'IsolationBroken';
}

/**
 * Has a canary try to get into the caller's organisation, and the caller into the canary's; says under our signature
 * what came of it. A failure is said as well, and told to the operator.
 * @throws AppError not_configured without a key to sign with
 */
export async function issueCertificate(
  env: Env,
  { db, actor, organisation }: { db: TenantDb; actor: Actor; organisation: { id: string; name: string } },
  log: Log,
): Promise<IssuedCertificate> {
  const config = readConfig(env);
  if (config.CERTIFICATE_KEY === null) throw new AppError('not_configured', 'certificate');
  if (actor.kind !== 'user') throw new AppError('forbidden');
  const { userId, sessionId } = actor;
  await prepareCanaries(config);
  const owner = { tenantId: organisation.id, userId, sessionId };
  const checks = await runChecks({ env, config, db, owner, canary: CANARIES[0] }, log);

  const certificate = isolationCertificate.parse({
    type: 'urn:portero:isolation-certificate:v1',
    id: uuidV7(),
    organisation: { id: organisation.id, name: organisation.name },
    issuedAt: new Date().toISOString(),
    issuer: config.PUBLIC_URL,
    build: config.BUILD_DIGEST,
    outcome: judge(checks),
    checks,
  } satisfies IsolationCertificate);
  const envelope = await sign(certificate, config.CERTIFICATE_KEY);
  await db.batch((queries) => [
    queries.execute(
      sql`select app.audit('isolation.certificate', ${certificate.id}, ${JSON.stringify({ outcome: certificate.outcome })}::jsonb)`,
    ),
  ]);
  if (certificate.outcome === 'failed') await tellOperator(env, checks, log);
  return { certificate, envelope };
}

function judge(checks: readonly CheckResult[]): IsolationCertificate['outcome'] {
  const isFailed = checks.some(({ outcome }) => outcome === 'failed');
  return !isFailed && checks.some(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed';
}

async function sign(certificate: IsolationCertificate, jwk: CertificateKey): Promise<SignedEnvelope> {
  const { kty, crv, x, d, kid } = jwk;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, d }, 'Ed25519', false, ['sign']);
  const payload = new TextEncoder().encode(JSON.stringify(certificate));
  return signEnvelope(PAYLOAD_TYPE, payload, { keyId: kid, key });
}

async function tellOperator(env: Env, checks: readonly CheckResult[], log: Log): Promise<void> {
  const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  const error = new IsolationBroken('a check of an isolation certificate failed');
  log.error('certificate.failed', error, { failed: failed.join(' ') });
  await reportError(env, error);
}
