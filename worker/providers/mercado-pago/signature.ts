import type { SignatureVerdict } from '../../domain/signature-verdict.ts';
import { isSignedByAny, macOfHex } from '../../platform/hmac.ts';

const MAX_HEADER_LENGTH = 512;
/** A semicolon within an id would let the same signed text be split into other parts than those that were signed. */
const SIGNED_PART = /^[\x21-\x3a\x3c-\x7e]{1,128}$/;
/** Beyond it a number of seconds would be past the year 5000: it is in milliseconds. */
const LATEST_SECONDS = 1e11;

/** What Mercado Pago signs of a notice: not its body. Null and empty alike: absent. */
export interface SignedNotice {
  /** `x-signature` */
  header: string | null;
  /** `x-request-id` */
  requestId: string | null;
  /** `data.id` of the query */
  dataId: string | null;
}

export interface NoticeTerms {
  /** Current, previous. */
  secrets: readonly string[];
  /** ms */
  now: number;
  /** How far the timestamp may lie from `now`; 0: it is not looked at. Retries may carry their first one. */
  toleranceSeconds: number;
}

/**
 * Whether Mercado Pago sent this notice. The id counts as it is or in lower case: its documentation and its SDKs sign
 * differently. Never throws for bad input.
 */
export async function verifyMercadoPagoSignature(
  { header, requestId, dataId }: SignedNotice,
  { secrets, now, toleranceSeconds }: NoticeTerms,
): Promise<SignatureVerdict> {
  if (!header?.trim()) return 'unsigned';
  const isReadable = [requestId, dataId].every((part) => !part || SIGNED_PART.test(part));
  if (header.length > MAX_HEADER_LENGTH || !isReadable) return 'malformed';
  const { ts = '', v1 = '' } = parseHeader(header);
  const mac = macOfHex(v1);
  if (!/^\d+$/.test(ts) || !mac) return 'malformed';
  const ids = new Set([dataId, dataId?.toLowerCase() ?? null]);
  const manifests = [...ids].map((id) => manifestOf(id, requestId, ts));
  const isSigned = await Promise.all(manifests.map((manifest) => isSignedByAny(secrets, manifest, [mac])));
  if (!isSigned.includes(true)) return 'mismatch';
  const sentAt = Number(ts) > LATEST_SECONDS ? Number(ts) : Number(ts) * 1000;
  const isStale = toleranceSeconds > 0 && !(Math.abs(now - sentAt) <= toleranceSeconds * 1000);
  return isStale ? 'stale' : 'verified';
}

/** `ts` and `vN`: names in any case, spaces around them, the last of the same name wins, unknown names are ignored. */
function parseHeader(header: string): Partial<Record<string, string>> {
  const found = new Map<string, string>();
  for (const part of header.split(',')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim().toLowerCase();
    const value = part.slice(at + 1).trim();
    if (value !== '' && /^(?:ts|v\d+)$/.test(name)) found.set(name, value);
  }
  return Object.fromEntries(found);
}

function manifestOf(dataId: string | null, requestId: string | null, ts: string): Uint8Array {
  const id = dataId ? `id:${dataId};` : '';
  const request = requestId ? `request-id:${requestId};` : '';
  return new TextEncoder().encode(`${id}${request}ts:${ts};`);
}
