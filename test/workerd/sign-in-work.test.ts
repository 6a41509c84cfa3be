import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hashPassword } from '../../worker/features/accounts/password/hash-password.ts';
import { signIn } from '../../worker/features/accounts/sign-in.ts';
import { signUp } from '../../worker/features/accounts/sign-up.ts';
import { createLog } from '../../worker/platform/log.ts';

const PASSWORD = 'masa madre y horno de leña';
const CLIENT = { device: '', place: '' };
/** What one hash clears behind it: 19 MiB and a block. */
const CLEARED_BYTES = (19_456 + 1) * 1024;

let asked: string[];
let hashed: number;

beforeEach(() => {
  asked = [];
  hashed = 0;
  const fill = Uint8Array.prototype.fill;
  vi.spyOn(Uint8Array.prototype, 'fill').mockImplementation(function (this: Uint8Array, ...args) {
    if (this.length === CLEARED_BYTES) hashed += 1;
    return fill.apply(this, args);
  });
});
afterEach(() => vi.restoreAllMocks());

/** A database that answers the statement which names `fn` with these rows, and others with none. */
function answerWith(fn: string, fields: [name: string, type: number][], rows: unknown[][]) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const request = new Request(input as Request);
    // Not the database: the list of leaked passwords, which is out of reach.
    if (request.method === 'GET') return new Response(null, { status: 503 });
    const { queries }: { queries: { query: string }[] } = await request.json();
    asked.push(queries.at(-1)?.query.match(/app\.\w+/)?.[0] ?? '');
    const none = { command: 'SELECT', rowCount: 0, rowAsArray: true, fields: [], rows: [] };
    const results = queries.map(({ query }) =>
      query.includes(fn)
        ? {
            ...none,
            rowCount: rows.length,
            rows,
            fields: fields.map(([name, dataTypeID]) => ({ name, dataTypeID })),
          }
        : none,
    );
    return Response.json({ results });
  });
}

const FIELDS: [string, number][] = [
  ...([
    ['user_id', 2950],
    ['hash', 25],
  ] as [string, number][]),
  ...(['is_recheck_due', 'is_locked', 'has_second_factor'].map((name) => [name, 16]) as [string, number][]),
];
const USER = '01900000-0000-7000-8000-0000000000a2';

it('hashes and asks alike for an unknown address, a wrong password and a locked account [control uniform-sign-in]', async () => {
  const hash = await hashPassword(PASSWORD);
  hashed = 0;
  const cases: [name: string, rows: unknown[][], password: string][] = [
    ['unknown', [], PASSWORD],
    ['wrong', [[USER, hash, 'f', 'f', 'f']], 'otra contraseña'],
    ['locked', [[USER, hash, 'f', 't', 'f']], PASSWORD],
    ['locked and wrong', [[USER, hash, 'f', 't', 'f']], 'otra contraseña'],
    ['with a second factor', [[USER, hash, 'f', 'f', 't']], 'otra contraseña'],
    ['to look up again', [[USER, hash, 't', 'f', 'f']], 'otra contraseña'],
  ];
  for (const [name, rows, password] of cases) {
    answerWith('app.sign_in_lookup', FIELDS, rows);
    const credentials = { email: 'ana@example.test', password };
    await expect(signIn(env, credentials, CLIENT, createLog()), name).rejects.toMatchObject({
      code: 'invalid_credentials',
      detail: null,
    });
    expect([hashed, asked], name).toEqual([1, ['app.sign_in_lookup', 'app.count_failure']]);
    [hashed, asked] = [0, []];
    vi.mocked(globalThis.fetch).mockRestore();
  }
});

it('hashes nothing for a sign-up and asks once, whether or not the address is known [control uniform-sign-in]', async () => {
  const person = { name: 'Ana', email: 'ana@example.test', organisation: 'Café' };
  for (const isKnown of ['t', 'f']) {
    answerWith(
      'app.request_sign_up',
      [
        ['is_known', 16],
        ['language', 25],
        ['name', 25],
      ],
      [[isKnown, 'es', 'Ana']],
    );
    const notice = await signUp(env, { ...person, language: 'es', timeZone: 'UTC' });
    expect(notice.kind).toBe(isKnown === 't' ? 'address_known' : 'confirm_sign_up');
    expect([hashed, asked]).toEqual([0, ['app.request_sign_up']]);
    asked = [];
    vi.mocked(globalThis.fetch).mockRestore();
  }
});
