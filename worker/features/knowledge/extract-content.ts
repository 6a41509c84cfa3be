import { priceOfBytes } from '../../domain/prices.ts';
import type { TenantBucket } from '../../platform/bucket.ts';
import { readConfig } from '../../platform/config.ts';
import { CallRefusedError, gatedCall } from '../../platform/gated-call.ts';
import { toHex } from '../../platform/hex.ts';
import type { Log } from '../../platform/log.ts';
import { tenantGate } from '../../platform/objects.ts';
import type { Claim } from './claim-reading.ts';
import { type Extractable, extractPassages } from './extract/extract-passages.ts';
import { mediaTypeOf } from './extract/media-types.ts';
import type { ExtractableType, OnProgress, Passage } from './extract/types.ts';
import type { DocumentFailure } from './failures.ts';
import { fetchPage } from './fetch-page.ts';
import { type InspectedContent, inspectContent } from './inspect-content.ts';

/** Longer than a queue's consumer lives. */
const EXPIRES_IN_MS = 20 * 60_000;

/** What was read of one version of a document. */
export interface ReadContent extends InspectedContent {
  /** Of the title and the passages, not of the bytes: pages carry tokens that change with every visit. */
  hash: string;
  mediaType: ExtractableType;
  byteSize: number;
}

/** What the readers need: the tenant's own part of the bucket. */
export interface ReadPorts {
  env: Env;
  bucket: TenantBucket;
  tenantId: string;
  log: Log;
}

type Outcome = ReadContent | 'unchanged' | { failure: DocumentFailure };

/** Reads an uploaded file's bytes from R2. */
export async function readFile(ports: ReadPorts, claim: Claim, onProgress: OnProgress): Promise<Outcome> {
  const fileName = claim.fileName ?? '';
  const mediaType = mediaTypeOf(fileName);
  const object = await ports.bucket.get(claim.key);
  if (!object || mediaType === null) return { failure: 'original_lost' };
  const bytes = new Uint8Array(await object.arrayBuffer());
  return extractPaid(ports, claim, { bytes, mediaType, fileName, onProgress });
}

/** Fetches and reads a web page; what was fetched becomes the original, where it is new. */
export async function readPage(ports: ReadPorts, claim: Claim, onProgress: OnProgress): Promise<Outcome> {
  const url = claim.url ?? '';
  const page = await fetchPage(ports, url, claim.objectKey);
  if (page === 'not_modified') return 'unchanged';
  if ('failure' in page) return page;
  const { bytes, mediaType } = page;
  const fileName = new URL(url).pathname;
  const content = await extractPaid(ports, claim, { bytes, mediaType, fileName, onProgress });
  if ('failure' in content) return content;
  if (content.hash === claim.contentHash && claim.objectKey !== null) return 'unchanged';
  await ports.bucket.put(claim.key, page.bytes, { customMetadata: page.validators });
  return content;
}

type Extracted = ReadContent | { failure: DocumentFailure };

/** Paid by the byte, once for each attempt. @throws CallRefusedError where no gate answers: try again later */
async function extractPaid(
  { env, tenantId, log }: ReadPorts,
  { key, attempts, ceilings }: Claim,
  file: Extractable,
): Promise<Extracted> {
  const units = file.bytes.length;
  const offers = [{ step: 'full' as const, micro: priceOfBytes(units, readConfig(env).PRICES.file), units }];
  const spend = {
    ...{ id: `file:${key}:${attempts}`, kind: 'file' as const, contactId: null },
    ...{ offers, ceilings, expiresInMs: EXPIRES_IN_MS },
  };
  const work = async () => ({ value: await extract(file, log), isFailure: false });
  return gatedCall<Extracted>(tenantGate(env, tenantId), { spend }, work).catch((error: unknown) => {
    const isSpent = error instanceof CallRefusedError && error.refusal.reason === 'over_budget';
    if (isSpent) return { failure: 'over_budget' };
    throw error;
  });
}

async function extract(file: Extractable, log: Log): Promise<Extracted> {
  const { bytes, mediaType } = file;
  const byteSize = bytes.length;
  try {
    const extracted = await extractPassages(file);
    if ('failure' in extracted) return extracted;
    return { ...(await inspectContent(extracted)), hash: await hashOf(extracted), mediaType, byteSize };
  } catch (error) {
    log.error('document.unreadable', error);
    return { failure: 'unreadable' };
  }
}

async function hashOf({ title, passages }: { title: string | null; passages: Passage[] }): Promise<string> {
  const text = JSON.stringify({ title, passages });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toHex(new Uint8Array(digest));
}
