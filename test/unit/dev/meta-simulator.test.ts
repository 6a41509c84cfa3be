import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMetaSimulator } from '../../../dev/meta/simulator.ts';
import { BAKERY, type Scene, SECRET, startScene } from './simulated-business.ts';
import { hmac } from './webhook-receiver.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.stop());

async function errorOf(answer: Response) {
  const { error } = (await answer.json()) as { error: { code: number; error_subcode?: number } };
  return error;
}

const graph = (path: string, init: RequestInit = {}) =>
  fetch(`${scene.simulator.url}${path}`, {
    headers: { Authorization: `Bearer ${BAKERY.accessToken}` },
    signal: AbortSignal.timeout(4000),
    ...init,
  });

describe('Graph', () => {
  it('describes the number to its own bearer only', async () => {
    const answer = await graph('/v26.0/700100');
    expect(await answer.json()).toEqual({
      id: '700100',
      display_phone_number: BAKERY.displayPhoneNumber,
      verified_name: BAKERY.name,
    });
    const refused = await graph('/v26.0/700100', { headers: { Authorization: 'Bearer wrong' } });
    expect(refused.status).toBe(401);
    expect((await errorOf(refused)).code).toBe(190);
  });

  it('accepts a text and returns the outbox id in sent and delivered statuses', async () => {
    await scene.write('hola').acknowledged;
    const answer = await scene.reply('¡Hola!', 'outbox-7');
    const body = (await answer.json()) as { messages: { id: string }[]; contacts: { wa_id: string }[] };
    expect(body.contacts[0]?.wa_id).toBe('5491199990000');
    await scene.receiver.until(() => statuses().length >= 2);
    expect(statuses()).toMatchObject([
      { id: body.messages[0]?.id, status: 'sent', biz_opaque_callback_data: 'outbox-7' },
      { id: body.messages[0]?.id, status: 'delivered', biz_opaque_callback_data: 'outbox-7' },
    ]);
    expect(scene.simulator.sent).toMatchObject([{ text: '¡Hola!', outboxId: 'outbox-7' }]);
  });

  it('reports read only while the chat is open', async () => {
    await scene.write('hola').acknowledged;
    await scene.reply('uno');
    await scene.receiver.until(() => statuses().length >= 2);
    const close = scene.simulator.openChat(scene.customer.id, BAKERY.phoneNumberId);
    await scene.receiver.until(() => statuses().length >= 3);
    expect(statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    close();
  });

  it('refuses outside the window, to strangers, without an addressee and at unknown paths', async () => {
    expect((await errorOf(await scene.reply('tarde'))).code).toBe(131047);
    await scene.write('hola').acknowledged;
    expect((await scene.reply('a tiempo')).status).toBe(200);
    scene.simulator.closeWindow(scene.customer.id, BAKERY.phoneNumberId);
    expect((await errorOf(await scene.reply('tarde'))).code).toBe(131047);
    const text = { type: 'text', text: { body: 'x' } };
    expect((await errorOf(await scene.post({ ...text, to: '5491100009999' }))).code).toBe(131026);
    expect((await errorOf(await scene.post(text))).code).toBe(131008);
    const unknown = await graph('/v26.0/700100/nothing');
    expect([unknown.status, (await errorOf(unknown)).code]).toEqual([404, 100]);
  });

  it('takes recipients by user id', async () => {
    const nameless = scene.simulator.customer({ userId: 'AR.555', name: 'Solo usuario' });
    const { acknowledged } = scene.simulator.sendFromCustomer(nameless.id, '700100', { type: 'unsupported' });
    await acknowledged;
    const [value] = scene.receiver.values();
    expect(value?.messages?.[0]).toMatchObject({ from_user_id: 'AR.555', type: 'unsupported' });
    expect(value?.messages?.[0]).not.toHaveProperty('from');
    const answer = await scene.post({ recipient: 'AR.555', type: 'text', text: { body: 'hola' } });
    expect(answer.status).toBe(200);
  });

  it('keeps read receipts and refuses one for an unknown message', async () => {
    const { wamid, acknowledged } = scene.write('hola');
    await acknowledged;
    const receipt = { status: 'read', typing_indicator: { type: 'text' } };
    const answer = await scene.post({ ...receipt, message_id: wamid });
    expect(await answer.json()).toEqual({ success: true });
    expect(scene.simulator.readReceipts).toMatchObject([{ wamid, typing: true }]);
    expect((await errorOf(await scene.post({ ...receipt, message_id: 'wamid.no' }))).code).toBe(131009);
  });

  it('gives media by a URL that wants the bearer, and takes uploads', async () => {
    const bytes = Buffer.from('imagen');
    const content = { type: 'image', bytes, mimeType: 'image/jpeg' } as const;
    await scene.simulator.sendFromCustomer(scene.customer.id, '700100', content).acknowledged;
    const [message] = scene.receiver.values()[0]?.messages ?? [];
    const { id } = (message as unknown as { image: { id: string } }).image;
    const { url } = (await (await graph(`/v26.0/${id}`)).json()) as { url: string };
    expect((await fetch(url)).status).toBe(401);
    const path = new URL(url).pathname;
    expect(await (await graph(path)).text()).toBe('imagen');

    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', 'image/png');
    form.set('file', new File(['subida'], 'a.png'));
    const headers = { Authorization: `Bearer ${BAKERY.accessToken}` };
    const upload = await graph('/v26.0/700100/media', { method: 'POST', body: form, headers });
    const uploaded = (await upload.json()) as { id: string };
    expect(await (await graph(`/v26.0/${uploaded.id}`)).json()).toMatchObject({ file_size: 6 });
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(scene.simulator.url).port);
    const second = startMetaSimulator({ port, webhookUrl: 'http://x', appSecret: 's', businesses: [] });
    await expect(second).rejects.toThrow(`port ${port} is already in use`);
  });
});

describe('control API', () => {
  const act = (headers: Record<string, string>) =>
    fetch(`${scene.simulator.url}/actions/clear-faults`, { method: 'POST', body: '{}', headers });

  it('serves its own page and nobody else', async () => {
    scene.simulator.faults.add({ kind: 'no-statuses' });
    expect((await act({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await act({ Origin: 'http://evil.example' })).status).toBe(403);
    expect((await act({})).status).toBe(403);
    expect(scene.simulator.faults.list()).toHaveLength(1);
    expect((await act({ Origin: scene.simulator.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    expect(scene.simulator.faults.list()).toHaveLength(0);
  });

  it('shows no access token', async () => {
    const headers = { Origin: scene.simulator.url };
    const state = await (await fetch(`${scene.simulator.url}/state`, { headers })).text();
    expect(state).toContain(BAKERY.name);
    expect(state).not.toContain(BAKERY.accessToken);
  });
});

describe('webhooks', () => {
  it('are signed over the escaped bytes that are sent', async () => {
    expect(await scene.write('¿Señal? 🥖').acknowledged).toBe(true);
    const [webhook] = scene.receiver.received;
    expect(webhook?.signature).toBe(hmac(webhook?.bytes ?? Buffer.alloc(0), SECRET));
    expect(webhook?.bytes.toString()).toContain('\\u00bfSe\\u00f1al? \\ud83e\\udd56');
    expect(scene.receiver.values()[0]?.messages?.[0]?.text?.body).toBe('¿Señal? 🥖');
  });

  it('delivers raw bodies with any secret, once', async () => {
    const bytes = Buffer.from('{"entry":[]}');
    expect(await scene.simulator.deliver(bytes, { secret: 'other' })).toEqual({ status: 200 });
    expect(await scene.simulator.deliver(bytes, { signature: 'sha256=00' })).toEqual({ status: 200 });
    const signatures = scene.receiver.received.map(({ signature }) => signature);
    expect(signatures).toEqual([hmac(bytes, 'other'), 'sha256=00']);
  });

  const statusCases = [[503], [500, 503, 401]];
  it.each(statusCases.map((answers) => [answers]))('are tried again after %j', async (answers) => {
    await scene.stop();
    scene = await startScene([...answers]);
    expect(await scene.write('hola').acknowledged).toBe(true);
    const ids = scene.receiver.values().map(({ messages }) => messages?.[0]?.id);
    expect(ids).toHaveLength(answers.length + 1);
    expect(new Set(ids).size).toBe(1);
  });

  it('are given up after eight tries', async () => {
    await scene.stop();
    scene = await startScene(Array(20).fill(503));
    expect(await scene.write('hola').acknowledged).toBe(false);
    expect(scene.receiver.received).toHaveLength(8);
  });
});

function statuses() {
  return scene.receiver.values().flatMap((value) => value.statuses ?? []);
}
