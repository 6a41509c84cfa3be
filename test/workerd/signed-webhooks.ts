import { env } from 'cloudflare:workers';

/** With the secrets that a deployment may leave out. */
export const vars: Env = env;

interface Signing {
  secret?: string;
  /** ms */
  sentAt?: number;
  /** Mercado Pago's `data.id` of the query. */
  dataId?: string;
}

/** Rightly signed webhooks of each provider, by its name in the path. */
export const SIGNED = {
  meta: async (body: string, { secret = vars.META_APP_SECRET }: Signing = {}) =>
    webhook('meta', body, { 'x-hub-signature-256': `sha256=${await hmac(secret, body)}` }),

  'mercado-pago': async (body: string, signing: Signing = {}) => {
    const { secret = vars.MERCADO_PAGO_WEBHOOK_SECRET ?? '', sentAt = Date.now(), dataId = '123' } = signing;
    const v1 = await hmac(secret, `id:${dataId};request-id:r-1;ts:${sentAt};`);
    const headers = { 'x-request-id': 'r-1', 'x-signature': `ts=${sentAt},v1=${v1}` };
    return webhook(`mercado-pago?data.id=${dataId}&type=payment`, body, headers);
  },

  paddle: async (body: string, signing: Signing = {}) => {
    const { secret = vars.PADDLE_WEBHOOK_SECRET ?? '', sentAt = Date.now() } = signing;
    const ts = Math.floor(sentAt / 1000);
    return webhook('paddle', body, {
      'paddle-signature': `ts=${ts};h1=${await hmac(secret, `${ts}:${body}`)}`,
    });
  },
};

export function webhook(path: string, body: string, headers: Record<string, string>): IncomingRequest {
  return new Request(`https://portero.example/webhooks/${path}`, { method: 'POST', headers, body });
}

export type IncomingRequest = Request<unknown, IncomingRequestCfProperties>;

async function hmac(secret: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
