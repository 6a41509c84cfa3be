import { createHash, randomBytes } from 'node:crypto';
import { type GraphAnswer, graphError, unknownObject } from './graph-error.ts';
import type { SimulatorState } from './state.ts';
import type { SimulatedBusiness } from './types.ts';

const URL_LIFE_MS = 5 * 60 * 1000;

/** The media of the simulated WhatsApp: upload, description with a short-lived URL, download. */
export class MediaEndpoints {
  readonly #state: SimulatorState;
  readonly #links = new Map<string, { mediaId: string; expiresAt: number }>();

  constructor(state: SimulatorState) {
    this.#state = state;
  }

  /** POST /{phone_number_id}/media, multipart with `file` and `type`. */
  async upload(business: SimulatedBusiness, bytes: Uint8Array, contentType: string): Promise<GraphAnswer> {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } })
      .formData()
      .catch(() => null);
    const file = form?.get('file');
    if (form?.get('messaging_product') !== 'whatsapp' || !(file instanceof File)) {
      return graphError(100, { details: 'multipart form with messaging_product, type and file wanted' });
    }
    const type = form.get('type');
    const mimeType = typeof type === 'string' && type !== '' ? type : file.type;
    const media = this.#state.storeMedia(
      business.phoneNumberId,
      mimeType,
      new Uint8Array(await file.arrayBuffer()),
    );
    return { status: 200, accepted: true, body: { id: media.id } };
  }

  /** GET /{media_id}: the URL lives for 5 minutes. */
  describe(business: SimulatedBusiness, mediaId: string, baseUrl: string): GraphAnswer {
    const media = this.#state.media.get(mediaId);
    if (media?.phoneNumberId !== business.phoneNumberId) return unknownObject(mediaId);
    const key = randomBytes(16).toString('base64url');
    this.#links.set(key, { mediaId, expiresAt: Date.now() + URL_LIFE_MS });
    const body = {
      messaging_product: 'whatsapp',
      url: `${baseUrl}/media-files/${key}`,
      mime_type: media.mimeType,
      sha256: createHash('sha256').update(media.bytes).digest('hex'),
      file_size: media.bytes.length,
      id: media.id,
    };
    return { status: 200, accepted: true, body };
  }

  /** GET of a media URL; also wants the bearer, and answers 404 once it has expired. */
  download(business: SimulatedBusiness, key: string): GraphAnswer {
    const link = this.#links.get(key);
    const media = this.#state.media.get(link?.mediaId ?? '');
    const expired = link === undefined || link.expiresAt <= Date.now();
    if (expired || media?.phoneNumberId !== business.phoneNumberId) {
      return graphError(100, { status: 404, message: 'The media URL has expired or does not exist' });
    }
    return { status: 200, accepted: true, body: {}, file: media };
  }
}
