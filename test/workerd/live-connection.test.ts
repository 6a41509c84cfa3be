import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SOCKET_LIFETIME_MS } from '../../durable-objects/policy/sockets.ts';
import { inboxHub } from '../../worker/platform/objects.ts';

const holder = {
  userId: '01900000-0000-7000-8000-0000000000a2',
  sessionId: '01900000-0000-7000-8000-0000000000a3',
};
const CHANGE = { type: 'knowledge' } as const;
let tenants = 0;
/** Each test has a hub of its own. */
const newTenant = () => `01900000-0000-7000-8000-${String(++tenants).padStart(12, '0')}`;

const issue = async (tenant: string, of = holder) => (await inboxHub(env, tenant).issueTicket(of)).ticket;

let connections = 0;

function connect(tenant: string, ticket: string, headers: Record<string, string | null> = {}) {
  const all = {
    upgrade: 'websocket',
    // Each from a network of its own: a clock that steps back leaves an empty bucket behind.
    'cf-connecting-ip': `10.0.${Math.floor(++connections / 256)}.${connections % 256}`,
    origin: 'https://portero.example',
    'sec-websocket-protocol': `portero.live.v1, ${ticket}`,
    ...headers,
  };
  const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
  return exports.default.fetch(`https://portero.example/api/organisations/${tenant}/live`, { headers: sent });
}

/** An open connection; what it heard, and the code of its end. */
async function open(tenant: string, of = holder) {
  const response = await connect(tenant, await issue(tenant, of));
  const socket = response.webSocket;
  if (!socket) throw new Error(`refused: ${response.status}`);
  const heard: string[] = [];
  let code: number | null = null;
  socket.addEventListener('message', ({ data }) => void heard.push(String(data)));
  socket.addEventListener('close', (event) => {
    code = event.code;
  });
  socket.accept();
  return { response, socket, heard, code: () => code };
}

const laterBy = (ms: number) => {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + ms);
};
afterEach(() => vi.restoreAllMocks());

describe('a ticket [control live-connections]', () => {
  it('[ASVS 4.4.4] opens one connection, once, and is not named in the answer', async () => {
    const tenant = newTenant();
    const ticket = await issue(tenant);
    expect(ticket).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const response = await connect(tenant, ticket);
    expect(response.status).toBe(101);
    expect(response.headers.get('sec-websocket-protocol')).toBe('portero.live.v1');
    expect((await connect(tenant, ticket)).status).toBe(401);
  });

  it('is kept as a hash only', async () => {
    const hub = inboxHub(env, newTenant());
    const { ticket } = await hub.issueTicket(holder);
    const kept = await runInDurableObject(hub, (_hub, state) =>
      JSON.stringify(state.storage.kv.get('tickets')),
    );
    expect(kept).toContain(holder.sessionId);
    expect(kept).not.toContain(ticket);
  });

  it('lasts half a minute', async () => {
    const tenant = newTenant();
    const [first, second] = [await issue(tenant), await issue(tenant)];
    laterBy(29_000);
    expect((await connect(tenant, first)).status).toBe(101);
    vi.restoreAllMocks();
    laterBy(31_000);
    expect((await connect(tenant, second)).status).toBe(401);
  });

  it('survives an eviction, and is nobody else’s', async () => {
    const tenant = newTenant();
    const ticket = await issue(tenant);
    await evictDurableObject(inboxHub(env, tenant));
    expect((await connect(newTenant(), ticket)).status).toBe(401);
    expect((await connect(tenant, ticket)).status).toBe(101);
  });

  it('that is wrong leaves nothing behind', async () => {
    const tenant = newTenant();
    expect((await connect(tenant, 'A'.repeat(43))).status).toBe(401);
    const size = await runInDurableObject(inboxHub(env, tenant), (_hub, state) => [
      ...state.storage.kv.list(),
    ]);
    expect(size).toEqual([]);
  });

  const refused: [name: string, headers: Record<string, string | null>, status: number][] = [
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an origin that only begins like ours', { origin: 'https://portero.example.evil.example' }, 403],
    ['another scheme', { origin: 'http://portero.example' }, 403],
    ['no origin', { origin: null }, 403],
    ['the null origin', { origin: 'null' }, 403],
    ['no upgrade', { upgrade: null }, 400],
    ['another upgrade', { upgrade: 'h2c' }, 400],
    ['no offer', { 'sec-websocket-protocol': null }, 401],
    ['the protocol alone', { 'sec-websocket-protocol': 'portero.live.v1' }, 401],
    ['another protocol', { 'sec-websocket-protocol': `portero.live.v2, ${'A'.repeat(43)}` }, 401],
    ['a short ticket', { 'sec-websocket-protocol': `portero.live.v1, ${'A'.repeat(42)}` }, 401],
    ['a third protocol', { 'sec-websocket-protocol': `portero.live.v1, ${'A'.repeat(43)}, x` }, 401],
  ];
  it.each(refused)('[ASVS 4.4.2] is not even spent by a request with %s', async (_, headers, status) => {
    const tenant = newTenant();
    const ticket = await issue(tenant);
    expect((await connect(tenant, ticket, headers)).status).toBe(status);
    expect((await connect(tenant, ticket)).status).toBe(101);
  });

  it('is refused for an organisation that is no id', async () => {
    expect((await connect('a%27%20or%201=1', 'A'.repeat(43))).status).toBe(404);
  });
});

describe('a connection [control live-connections]', () => {
  it('hears what changed in its own organisation, even after the hub slept', async () => {
    const [tenant, other] = [newTenant(), newTenant()];
    const [one, two, foreign] = [await open(tenant), await open(tenant), await open(other)];
    await inboxHub(env, tenant).tell({ type: 'conversation', id: 'c' });
    await evictDurableObject(inboxHub(env, tenant));
    await inboxHub(env, tenant).tell(CHANGE);
    await vi.waitFor(() => expect(one.heard).toHaveLength(2));
    await vi.waitFor(() => expect(two.heard).toHaveLength(2));
    expect(one.heard.map((text) => JSON.parse(text))).toEqual([{ type: 'conversation', id: 'c' }, CHANGE]);
    expect(foreign.heard).toEqual([]);
  });

  it('is asked for life without waking the hub; other words are ignored, long ones end it', async () => {
    const tenant = newTenant();
    const { socket, heard, code } = await open(tenant);
    socket.send('ping');
    await vi.waitFor(() => expect(heard).toEqual(['pong']));
    socket.send('something else');
    await inboxHub(env, tenant).tell(CHANGE);
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(code()).toBeNull();
    socket.send('x'.repeat(65));
    await vi.waitFor(() => expect(code()).toBe(1009));
  });

  it('ends after ten minutes with 4001, and not before', async () => {
    const tenant = newTenant();
    const hub = inboxHub(env, tenant);
    const old = await open(tenant);
    const dueAt = (await runInDurableObject(hub, (_hub, state) => state.storage.getAlarm())) ?? 0;
    expect(dueAt).toBeGreaterThan(Date.now() + SOCKET_LIFETIME_MS - 60_000);
    laterBy(SOCKET_LIFETIME_MS / 2);
    const young = await open(tenant);
    await runDurableObjectAlarm(hub);
    await hub.tell(CHANGE);
    await vi.waitFor(() => expect(old.heard).toHaveLength(1));
    expect(old.code()).toBeNull();

    vi.restoreAllMocks();
    laterBy(SOCKET_LIFETIME_MS + 1);
    await runDurableObjectAlarm(hub);
    await vi.waitFor(() => expect(old.code()).toBe(4001));
    expect(young.code()).toBeNull();
    expect(await runInDurableObject(hub, (_hub, state) => state.storage.getAlarm())).toBeGreaterThan(dueAt);
  });

  it('ends with its session or its user, tickets too; nobody else’s does', async () => {
    const tenant = newTenant();
    const hub = inboxHub(env, tenant);
    const other = { userId: holder.userId, sessionId: '01900000-0000-7000-8000-0000000000b3' };
    const [mine, theirs] = [await open(tenant), await open(tenant, other)];
    const [ticket, kept] = [await issue(tenant), await issue(tenant, other)];
    await evictDurableObject(hub);
    await hub.endSessions([holder.sessionId]);
    await vi.waitFor(() => expect(mine.code()).toBe(4001));
    expect((await connect(tenant, ticket)).status).toBe(401);
    await hub.tell(CHANGE);
    await vi.waitFor(() => expect(theirs.heard).toHaveLength(1));
    expect(theirs.code()).toBeNull();
    await hub.endUser(holder.userId);
    await vi.waitFor(() => expect(theirs.code()).toBe(4001));
    expect((await connect(tenant, kept)).status).toBe(401);
  });

  it('beyond the hundredth ends the oldest', async () => {
    const tenant = newTenant();
    const first = await open(tenant);
    const second = await open(tenant);
    for (let count = 2; count < 100; count++) await open(tenant);
    expect(first.code()).toBeNull();
    await open(tenant);
    await vi.waitFor(() => expect(first.code()).toBe(1013));
    expect(second.code()).toBeNull();
  });
});
