import { toBase64 } from '../../../platform/base64.ts';
import { signedBytes } from './envelope.ts';

/** DSSE 1.0.2 with one signature; of any payload type. */
export interface SignedEnvelope {
  payloadType: string;
  payload: string;
  signatures: [{ keyid: string; sig: string }];
}

/** Signs bytes with a private Ed25519 key, under DSSE's encoding of their type. */
export async function signEnvelope(
  payloadType: string,
  payload: Uint8Array,
  { keyId, key }: { keyId: string; key: CryptoKey },
): Promise<SignedEnvelope> {
  const sig = await crypto.subtle.sign('Ed25519', key, signedBytes(payloadType, payload));
  return {
    payloadType,
    payload: toBase64(payload),
    signatures: [{ keyid: keyId, sig: toBase64(new Uint8Array(sig)) }],
  };
}
