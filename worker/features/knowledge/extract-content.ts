import type { TenantBucket } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import type { Claim } from './claim-reading.ts';
import { extractPassages } from './extract/extract-passages.ts';
import { mediaTypeOf } from './extract/media-types.ts';
import type { ExtractableType, OnProgress, Passage } from './extract/types.ts';
import type { DocumentFailure } from './failures.ts';
import { fetchPage } from './fetch-page.ts';

/** What was read of one version of a document. */
export interface ReadContent {
  title: string | null;
  passages: Passage[];
  /** Of the title and the passages, not of the bytes: pages carry tokens that change with every visit. */
  hash: string;
  mediaType: ExtractableType;
  byteSize: number;
}

/** What the readers need: the tenant's own part of the bucket. */
export interface ReadPorts {
  env: Env;
  bucket: TenantBucket;
  log: Log;
}

type Outcome = ReadContent | 'unchanged' | { failure: DocumentFailure };

/** Reads an uploaded file's bytes from R2. */
export async function readFile(
  { bucket, log }: ReadPorts,
  claim: Claim,
  onProgress: OnProgress,
): Promise<Outcome> {
  const fileName = claim.fileName ?? '';
  const mediaType = mediaTypeOf(fileName);
  const object = await bucket.get(claim.key);
  if (!object || mediaType === null) return { failure: 'original_lost' };
  return extract(new Uint8Array(await object.arrayBuffer()), mediaType, fileName, onProgress, log);
}

/** Fetches and reads a web page; what was fetched becomes the original, where it is new. */
export async function readPage(ports: ReadPorts, claim: Claim, onProgress: OnProgress): Promise<Outcome> {
  const { bucket, log } = ports;
  const url = claim.url ?? '';
  const page = await fetchPage(ports, url, claim.objectKey);
  if (page === 'not_modified') return 'unchanged';
  if ('failure' in page) return page;
  const content = await extract(page.bytes, page.mediaType, new URL(url).pathname, onProgress, log);
  if ('failure' in content) return content;
  if (content.hash === claim.contentHash && claim.objectKey !== null) return 'unchanged';
  await bucket.put(claim.key, page.bytes, { customMetadata: page.validators });
  return content;
}

async function extract(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: ExtractableType,
  fileName: string,
  onProgress: OnProgress,
  log: Log,
): Promise<ReadContent | { failure: DocumentFailure }> {
  const byteSize = bytes.length;
  try {
    const extracted = await extractPassages({ bytes, mediaType, fileName, onProgress });
    if ('failure' in extracted) return extracted;
    return { ...extracted, hash: await hashOf(extracted), mediaType, byteSize };
  } catch (error) {
    log.error('document.unreadable', error);
    return { failure: 'unreadable' };
  }
}

async function hashOf(extracted: { title: string | null; passages: Passage[] }): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(extracted)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
