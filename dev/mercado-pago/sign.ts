import { createHmac } from 'node:crypto';

/** A notice as it travels: what is signed stands in the query and the headers, not in the body. */
export interface SignedRequest {
  /** To be put behind the path. */
  query: string;
  headers: Record<string, string>;
  body: Buffer;
}

interface NoticeToSign {
  /** Goes out as JSON. */
  body: unknown;
  dataId: string | null;
  requestId: string | null;
  /** Seconds or milliseconds: Mercado Pago has sent both. */
  ts: number;
  secret: string;
}

/** The request with which Mercado Pago notifies. */
export function signNotice({ body, dataId, requestId, ts, secret }: NoticeToSign): SignedRequest {
  const signature = noticeSignature({ dataId, requestId, ts: String(ts) }, secret);
  return {
    query: dataId === null ? '' : `?data.id=${encodeURIComponent(dataId)}`,
    headers: {
      'content-type': 'application/json',
      'x-signature': `ts=${ts},v1=${signature}`,
      ...(requestId !== null && { 'x-request-id': requestId }),
    },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** The `v1` of these parts, in hex; those that are absent are left out of the signed text. */
export function noticeSignature(
  { dataId, requestId, ts }: { dataId: string | null; requestId: string | null; ts: string },
  secret: string,
): string {
  const id = dataId === null ? '' : `id:${dataId};`;
  const request = requestId === null ? '' : `request-id:${requestId};`;
  return createHmac('sha256', secret).update(`${id}${request}ts:${ts};`).digest('hex');
}
