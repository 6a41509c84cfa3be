import { AppError } from '../domain/errors.ts';
import { readBoundedBytes } from '../platform/bounded-bytes.ts';

/**
 * The request's bytes, at most `maxBytes`. A declared length is believed only to refuse early; what arrives is counted.
 * @throws AppError too_large
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get('content-length');
  if (Number(declared) > maxBytes) throw new AppError('too_large');
  if (declared !== null) {
    // The runtime hands over no more than was declared, and at once is faster than in pieces.
    const body = new Uint8Array(await request.arrayBuffer());
    if (body.length > maxBytes) throw new AppError('too_large');
    return body;
  }
  const body = await readBoundedBytes(request.body, maxBytes);
  if (body === null) throw new AppError('too_large');
  return body;
}
