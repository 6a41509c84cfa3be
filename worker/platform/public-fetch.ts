import { readBoundedBytes } from './bounded-bytes.ts';
import { type PublicUrlRules, publicUrl } from './public-url.ts';
import { upstreamFetch } from './upstream.ts';

const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 3;

export type PublicFetchFailure =
  | 'unreachable'
  | 'not_allowed'
  | 'not_found'
  | 'refused'
  | 'redirects'
  | 'unsupported'
  | 'too_large';

export interface PublicFetchOptions extends PublicUrlRules {
  userAgent: string;
  /** Validators of the version at hand, so that an unchanged page is not sent again. */
  known: { etag: string | null; lastModified: string | null };
  /** The most bytes taken of a media type (`text/html`); null: not taken at all. */
  maxBytes(mediaType: string): number | null;
}

export interface PublicFile {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  etag: string | null;
  lastModified: string | null;
}

/**
 * Fetches what a stranger's address names, within 10 seconds: every hop of at most 3 redirects is checked like the
 * first and never leaves https, and no more bytes are read than allowed. Does not throw on what the other side does.
 */
export async function publicFetch(
  address: string,
  options: PublicFetchOptions,
): Promise<PublicFile | 'not_modified' | { failure: PublicFetchFailure }> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = publicUrl(address, options);
  try {
    for (let hop = 0; url !== null; hop++) {
      const request = new Request(url.href, { headers: headersFor(options), cache: 'no-store' });
      const response = await upstreamFetch(request, { timeoutMs: TIMEOUT_MS, signal });
      const location = [301, 302, 303, 307, 308].includes(response.status)
        ? response.headers.get('location')
        : null;
      if (location === null) return await take(response, options);
      await response.body?.cancel();
      if (hop === MAX_REDIRECTS) return { failure: 'redirects' };
      url = nextHop(location, url, options);
    }
    return { failure: 'not_allowed' };
  } catch {
    return { failure: 'unreachable' };
  }
}

function headersFor({ userAgent, known }: PublicFetchOptions): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: 'text/html, text/markdown, text/plain, application/pdf',
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  };
}

function nextHop(location: string, from: URL, rules: PublicUrlRules): URL | null {
  const next = publicUrl(location, rules, from);
  const isDowngrade = from.protocol === 'https:' && next?.protocol !== 'https:';
  return isDowngrade ? null : next;
}

async function take(
  response: Response,
  options: PublicFetchOptions,
): Promise<PublicFile | 'not_modified' | { failure: PublicFetchFailure }> {
  const { status, headers } = response;
  if (status === 304) return 'not_modified';
  const mediaType = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const maxBytes = options.maxBytes(mediaType);
  const refusal = refusalOf(status) ?? (maxBytes === null ? 'unsupported' : null);
  const bytes = refusal === null ? await readBoundedBytes(response.body, maxBytes ?? 0) : null;
  if (bytes === null) {
    await response.body?.cancel().catch(() => undefined);
    return { failure: refusal ?? 'too_large' };
  }
  return { bytes, mediaType, etag: headers.get('etag'), lastModified: headers.get('last-modified') };
}

function refusalOf(status: number): PublicFetchFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return 'not_found';
  return status >= 500 ? 'unreachable' : 'refused';
}
