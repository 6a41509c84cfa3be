import * as z from 'zod';
import { fromBase64 } from '../../../platform/base64.ts';

/** As they are fetched, in characters. A statement about every control takes less than half. */
export const MAX_ENVELOPE_LENGTH = 128 * 1024;
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** Key ids that begin so name keys of a development machine: what they sign is nobody's promise. */
export const DEVELOPMENT_KEY_PREFIX = 'dev-';

const base64 = z.string().refine((text) => fromBase64(text) !== null);

/** A signed statement as it is stored and served (DSSE 1.0.2, github.com/secure-systems-lab/dsse). */
export const envelope = z.strictObject({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: base64.max(MAX_ENVELOPE_LENGTH),
  /** One, or none: whoever could add a second to ours would only make it ambiguous who vouches. */
  signatures: z
    .array(z.strictObject({ keyid: z.string().regex(/^[a-z0-9_-]{1,32}$/), sig: base64.length(88) }))
    .max(1),
});

export type Envelope = z.infer<typeof envelope>;

/** What is signed: DSSE's pre-authentication encoding of type and payload. */
export function signedBytes(payloadType: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const type = encoder.encode(payloadType);
  const head = encoder.encode(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

/** The envelope that a text is, or null. */
export function parseEnvelope(text: string): Envelope | null {
  if (text.length > MAX_ENVELOPE_LENGTH) return null;
  try {
    return envelope.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
