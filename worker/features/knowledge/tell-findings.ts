import { openJobDb } from '../../data/tenant-db.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { recordFindings } from '../guard/record-guard-event.ts';
import type { ContentFinding } from './inspect-content.ts';

/** A hostile document of thousands of passages says nothing more with the rest of them. */
const MAX_EVENTS = 100;

/**
 * Lists what was found in a document among the events of the guard, each text once. The findings themselves are stored
 * with the passages: an event that does not arrive is logged, and holds nothing up.
 */
export async function tellFindings(
  env: Env,
  { tenantId, documentId }: { tenantId: string; documentId: string },
  findings: readonly ContentFinding[],
  log: Log,
): Promise<void> {
  if (findings.length === 0) return;
  const held = findings.filter(({ origin, verdict }) => origin === 'text' && verdict === 'block').length;
  log.warn('document.suspicious', { documentId, findings: findings.length, held });
  const events = findings.slice(0, MAX_EVENTS).map(({ passage, id: _, origin: __, ...finding }) => ({
    ...{ kind: 'passage' as const, documentId, position: passage?.position ?? null },
    ...finding,
  }));
  await recordFindings(openJobDb(readConfig(env), 'knowledge', tenantId), events).catch((error: unknown) =>
    log.error('guard.not_recorded', error),
  );
}
