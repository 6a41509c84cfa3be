/** What no Worker can be faster than: it answers. */
export const FLOOR = `export default { fetch: () => new Response(null, { status: 200 }) };`;

/** The least that a webhook's receiver has to do: check the signature over the bytes, put them in the queue, answer. */
export const PEER = `
const encoder = new TextEncoder();
let key;

export default {
  async fetch(request, env) {
    const body = await request.arrayBuffer();
    const hex = /^sha256=([0-9a-f]{64})$/.exec(request.headers.get('x-hub-signature-256') ?? '')?.[1];
    if (!hex) return new Response(null, { status: 401 });
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    key ??= crypto.subtle.importKey('raw', encoder.encode(env.SECRET), algorithm, false, ['verify']);
    if (!(await crypto.subtle.verify('HMAC', await key, Uint8Array.fromHex(hex), body)))
      return new Response(null, { status: 401 });
    await env.QUEUE.send(body, { contentType: 'v8' });
    return new Response(null, { status: 200 });
  },
};`;
