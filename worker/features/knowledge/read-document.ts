import { isTransient, violatedConstraint } from '../../data/database-error.ts';
import { openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import { type TenantBucket, tenantBucket } from '../../platform/bucket.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { reportError } from '../../platform/sentry.ts';
import { isTimeout } from '../../platform/upstream.ts';
import type { ReadMessage } from '../../queues/document-message.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { type Claim, claimReading, findVersion, releaseClaim, writeProgress } from './claim-reading.ts';
import { embedPassages } from './embed-passages.ts';
import type { OnProgress } from './extract/types.ts';
import { readFile, readPage } from './extract-content.ts';
import type { DocumentFailure } from './failures.ts';
import { failReading, finishReading, finishUnchanged, SUPERSEDED } from './finish-reading.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tellFindings } from './tell-findings.ts';

const PROGRESS_EVERY_MS = 1_500;

interface Reading {
  env: Env;
  bucket: TenantBucket;
  db: TenantDb;
  message: ReadMessage;
  tenantId: string;
  log: Log;
}

/**
 * Reads the pending version of a document. What is wrong with it is written on its row; where the row went on without
 * us (deleted, replaced) the bytes that nobody names any more are dropped.
 * @throws Error when something of ours did not answer: try again later
 */
export async function readDocument(env: Env, message: ReadMessage, log: Log): Promise<void> {
  const db = openJobDb(readConfig(env), 'knowledge', message.tenantId);
  const bucket = tenantBucket(env, message.tenantId);
  const reading = { env, bucket, db, message, tenantId: message.tenantId, log };
  const claim = await claimReading(db, message);
  if (claim === null) return settleUnclaimed(reading);
  await tell(reading);
  try {
    await readClaimed(reading, claim);
  } catch (error) {
    if (violatedConstraint(error) === SUPERSEDED) return settleUnclaimed(reading);
    if (isTransient(error)) {
      // What takes too long to store is counted: else a document could be read for ever.
      if (!isTimeout(error)) await releaseClaim(db, claim).catch(() => undefined);
      throw error;
    }
    // The database will never take it: a defect of ours.
    log.error('document.refused_by_database', error);
    await reportError(env, error);
    await fail(reading, claim, 'unreadable');
  }
}

async function readClaimed(reading: Reading, claim: Claim): Promise<void> {
  const { bucket, db, message, log } = reading;
  const read = claim.source === 'page' ? readPage : readFile;
  const content = await read(reading, claim, throttledProgress(reading, claim));
  if (content === 'unchanged') {
    await finishUnchanged(db, claim);
    log.info('document.unchanged');
    return tell(reading);
  }
  if ('failure' in content) return fail(reading, claim, content.failure);
  await finishReading(db, message.tenantId, claim, content);
  const { passages, findings, byteSize: bytes } = content;
  log.info('document.read', { passages: passages.length, bytes });
  await tellFindings(reading.env, message, findings, log);
  if (claim.objectKey !== null && claim.objectKey !== claim.key) {
    await bucket.delete(claim.objectKey).catch((error: unknown) => log.error('original.kept', error));
  }
  await announce(reading);
}

/** Deleted or replaced: its bytes go. Read already, by a delivery whose end nobody heard of: said again. */
async function settleUnclaimed(reading: Reading): Promise<void> {
  const { bucket, db, message, log } = reading;
  const version = await findVersion(db, message);
  log.info('document.dropped', { version });
  if (version === 'answers') return announce(reading);
  if (version === 'unused') await bucket.delete(message.key);
  await tell(reading);
}

async function announce({ env, message: { tenantId, documentId }, log }: Reading): Promise<void> {
  await knowledgeChanged(env, tenantId, log);
  await embedPassages(env, tenantId, documentId, log).catch((error: unknown) =>
    log.error('document.not_embedded', error),
  );
}

async function fail(reading: Reading, claim: Claim, failure: DocumentFailure): Promise<void> {
  await failReading(reading.db, claim, failure);
  reading.log.warn('document.failed', { failure });
  await tell(reading);
}

/** Few writes, however often the parser calls; one that fails is no matter. */
function throttledProgress(reading: Reading, claim: Claim): OnProgress {
  let writtenAt = Date.now();
  return async (percent) => {
    if (Date.now() - writtenAt < PROGRESS_EVERY_MS) return;
    writtenAt = Date.now();
    await writeProgress(reading.db, claim, Math.min(Math.max(Math.round(percent), 0), 99)).catch(
      () => undefined,
    );
    await tell(reading);
  };
}

function tell({ env, message, log }: Reading): Promise<void> {
  return tellInbox(env, message.tenantId, { type: 'knowledge' }, log);
}
