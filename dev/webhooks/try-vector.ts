import * as z from 'zod';
import { verifyMercadoPagoSignature } from '../../worker/providers/mercado-pago/signature.ts';
import { verifyMetaSignature } from '../../worker/providers/meta/signature.ts';
import { verifyPaddleSignature } from '../../worker/providers/paddle/signature.ts';
import { type TamperCount, tamperBytes, tamperText } from './tamper.ts';

const signedBody = z.object({ secret: z.string(), body: z.string(), header: z.string() });
const signedNotice = z.object({
  secret: z.string(),
  dataId: z.string().nullable(),
  requestId: z.string().nullable(),
  header: z.string(),
});

/**
 * By the name of the provider in a file of vectors: whether its verifier accepts one, after the vector was tried
 * with each single byte of what is signed, and of the signature, changed in turn. @throws ZodError for what is none
 */
export const TRY_VECTOR: Record<string, (vector: unknown, into: TamperCount) => Promise<boolean>> = {
  async meta(vector, into) {
    const { secret, body, header } = signedBody.parse(vector);
    const bytes = new TextEncoder().encode(body);
    const isSigned = (changed: { bytes?: Uint8Array; header?: string }) =>
      verifyMetaSignature(changed.bytes ?? bytes, changed.header ?? header, [secret]);
    await tamperBytes(bytes, into, (changed) => isSigned({ bytes: changed }));
    await tamperText(header, into, (changed) => isSigned({ header: changed }), 'sha256='.length);
    return isSigned({});
  },

  async mercadopago(vector, into) {
    const { secret, ...notice } = signedNotice.parse(vector);
    const isSigned = async (changed: Partial<typeof notice>) => {
      const terms = { secrets: [secret], now: 0, toleranceSeconds: 0 };
      return (await verifyMercadoPagoSignature({ ...notice, ...changed }, terms)) === 'verified';
    };
    await tamperText(notice.header, into, (header) => isSigned({ header }));
    await tamperText(notice.dataId ?? '', into, (dataId) => isSigned({ dataId }));
    await tamperText(notice.requestId ?? '', into, (requestId) => isSigned({ requestId }));
    return isSigned({});
  },

  async paddle(vector, into) {
    const { secret, body, header } = signedBody.parse(vector);
    const bytes = new TextEncoder().encode(body);
    // Recorded long ago: the clock stands where it stood.
    const now = Number(/ts=(\d+)/.exec(header)?.[1]) * 1000;
    const isSigned = async (changed: { bytes?: Uint8Array; header?: string }) => {
      const terms = { secrets: [secret], now, toleranceSeconds: 5 };
      const verdict = verifyPaddleSignature(changed.bytes ?? bytes, changed.header ?? header, terms);
      return (await verdict) === 'verified';
    };
    await tamperBytes(bytes, into, (changed) => isSigned({ bytes: changed }));
    // One signature is enough for Paddle: while one is changed, no other may vouch.
    const withOne = header.replace(/(;h1=[^;]*).*$/, '$1');
    await tamperText(withOne, into, (changed) => isSigned({ header: changed }));
    return isSigned({});
  },
};
