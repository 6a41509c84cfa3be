import type { TenantBucket } from '../../platform/bucket.ts';
import { readConfig } from '../../platform/config.ts';
import { type PublicFile, publicFetch } from '../../platform/public-fetch.ts';
import type { PublicUrlRules } from '../../platform/public-url.ts';
import { maxBytes } from './extract/media-types.ts';
import type { ExtractableType } from './extract/types.ts';
import type { DocumentFailure } from './failures.ts';

/** What pages are, by the media types that servers call them. */
const PAGE_TYPES: Readonly<Record<string, ExtractableType>> = {
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/plain': 'text/plain',
  'text/markdown': 'text/markdown',
  'application/pdf': 'application/pdf',
};

export interface FetchedPage {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: ExtractableType;
  /** What its server says the version is, kept beside the bytes. */
  validators: Record<string, string>;
}

/** Fetches a page, or says that it is the version at hand (`knownKey` in R2), or why it cannot be had. */
export async function fetchPage(
  { env, bucket }: { env: Env; bucket: TenantBucket },
  url: string,
  knownKey: string | null,
): Promise<FetchedPage | 'not_modified' | { failure: DocumentFailure }> {
  const known = knownKey === null ? null : await bucket.head(knownKey);
  const fetched = await publicFetch(url, {
    ...pageRules(env),
    userAgent: `Portero/1.0 (+${readConfig(env).PUBLIC_URL})`,
    known: {
      etag: known?.customMetadata?.etag ?? null,
      lastModified: known?.customMetadata?.lastModified ?? null,
    },
    maxBytes: (mediaType) => {
      const type = pageType(mediaType);
      return type === null ? null : maxBytes(type);
    },
  });
  if (fetched === 'not_modified') return known === null ? { failure: 'page_unreachable' } : fetched;
  if ('failure' in fetched) {
    return { failure: fetched.failure === 'too_large' ? 'too_large' : `page_${fetched.failure}` };
  }
  const mediaType = pageType(fetched.mediaType);
  if (mediaType === null) return { failure: 'page_unsupported' };
  return { bytes: fetched.bytes, mediaType, validators: validatorsOf(fetched) };
}

export function pageRules(env: Env): PublicUrlRules {
  const { PUBLIC_URL, PAGE_FETCH_ORIGINS } = readConfig(env);
  return { ownHost: new URL(PUBLIC_URL).hostname, exemptOrigins: PAGE_FETCH_ORIGINS };
}

function pageType(mediaType: string): ExtractableType | null {
  return Object.hasOwn(PAGE_TYPES, mediaType) ? (PAGE_TYPES[mediaType] ?? null) : null;
}

/** Bounded, since another server wrote them and R2 keeps at most 2 KiB. */
function validatorsOf({ etag, lastModified }: PublicFile): Record<string, string> {
  return {
    ...(etag !== null && etag.length <= 200 ? { etag } : {}),
    ...(lastModified !== null && lastModified.length <= 100 ? { lastModified } : {}),
  };
}
