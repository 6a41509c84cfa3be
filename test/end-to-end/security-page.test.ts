import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SqlRefusal } from '../../dev/database/sql-backend.ts';
import type { ProbeResult } from '../../worker/features/trust/control.ts';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import type { Probe } from '../../worker/features/trust/probes/probe.ts';
import { runProbes } from '../../worker/features/trust/probes/run-probes.ts';
import { securityControlsDocument } from '../../worker/features/trust/security-controls-document.ts';
import type { Log } from '../../worker/platform/log.ts';
import { newSigner } from '../support/signed-evidence.ts';
import { startTestStack, type TestStack } from '../support/stack.ts';
import { workerEnv } from '../support/worker-env.ts';

const signer = await newSigner();
const evidenceKey = `evidence/${signer.digest}.json`;
const EVERY_MINUTE = '* * * * *';
const SILENT: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => SILENT,
};

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack({ vars: signer.vars, hasPages: true });
  await putEvidence(signer.sign());
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

const bucket = () => test.stack.worker.miniflare.getR2Bucket('BUCKET');
const putEvidence = async (text: string) => (await bucket()).put(evidenceKey, text);
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${test.stack.workerUrl}${path}`, { headers });
const minutePasses = () => test.stack.worker.runSchedule(EVERY_MINUTE);
const alerts = () => test.stack.mailbox.messages.filter(({ text }) => text?.includes('live probes'));

/** The states of controls, as the machine-readable document has them. */
async function states(): Promise<Record<string, string>> {
  const answer = await get('/.well-known/security-controls.json');
  const { controls } = securityControlsDocument.parse(await answer.json());
  return Object.fromEntries(controls.map(({ id, state }) => [id, state]));
}

/** The probes that the operator has run now, by name. */
async function probe(): Promise<Record<string, ProbeResult>> {
  const answer = await test.operate('POST', 'probes');
  expect(answer.status).toBe(200);
  const { probes } = (await answer.json()) as { probes: ProbeResult[] };
  return Object.fromEntries(probes.map((result) => [result.name, result]));
}
const failing = (results: Record<string, ProbeResult>) =>
  Object.values(results).flatMap(({ name, state, reason }) => (state === 'passed' ? [] : [[name, reason]]));

describe('the live probes', () => {
  it('are run by the operator alone, as a job too', async () => {
    for (const path of ['probes', 'jobs/run-probes']) {
      for (const authorization of ['', 'Bearer wrong']) {
        const url = `${test.stack.workerUrl}/internal/${path}`;
        expect((await fetch(url, { method: 'POST', headers: { authorization } })).status).toBe(401);
      }
    }
    expect(await (await test.operate('POST', 'jobs/run-probes')).json()).toEqual({
      job: 'run-probes',
      done: 0,
    });
  });

  it('all pass on a whole deployment, leave nothing behind, and make every claim verified [control live-probes]', async () => {
    const kept = async () => {
      const { objects } = await (await bucket()).list();
      const events = await test.query('select count(*)::int as count from public.webhook_events');
      return [events, objects.map(({ key }) => key).filter((key) => !key.startsWith('evidence/'))];
    };
    const before = await kept();
    expect(failing(await probe())).toEqual([]);
    expect(await kept()).toEqual(before);
    const built = CONTROLS.filter(({ code, vendor }) => code.length > 0 && !vendor).map(({ id }) => id);
    const shown = await states();
    expect(built.filter((id) => shown[id] !== 'verified')).toEqual([]);
  });

  it.each([
    [
      'alter table public.messages no force row level security',
      'alter table public.messages force row level security',
      [['forced-rls', 'unprotected_table']],
    ],
    [
      'alter table public.contacts disable row level security',
      'alter table public.contacts enable row level security',
      [
        ['forced-rls', 'unprotected_table'],
        ['cross-tenant-read', 'foreign_row'],
      ],
    ],
    [
      'grant create on schema public to app_rw',
      'revoke create on schema public from app_rw',
      [['database-role', 'too_strong']],
    ],
  ])('find what is broken by: %s [control live-probes]', async (broken, repaired, found) => {
    await test.query(broken);
    try {
      expect(failing(await probe())).toEqual(found);
    } finally {
      await test.query(repaired);
    }
  });

  it('change the page with the next minute, and tell the operator once [control live-probes]', async () => {
    await minutePasses();
    const [told, before] = [alerts().length, await states()];
    await test.query('alter table public.messages no force row level security');
    await minutePasses();
    await minutePasses();
    const broken = await states();
    const page = await (await get('/security?lang=en')).text();
    await test.query('alter table public.messages force row level security');
    await minutePasses();
    expect([before['row-isolation'], broken['row-isolation']]).toEqual(['verified', 'not_verified']);
    expect(page).toContain('id="row-isolation" class="not_verified"><p><b>Not verified</b> since ');
    expect(await states()).toEqual(before);
    const [failure, recovery, ...more] = alerts().slice(told);
    expect(failure).toMatchObject({
      to: ['operator@portero.example'],
      subject: 'Portero: forced-rls failed',
      text: expect.stringContaining('FAILED     forced-rls: unprotected_table\n'),
    });
    expect(recovery).toMatchObject({
      to: ['operator@portero.example'],
      subject: 'Portero: forced-rls recovered',
      text: expect.stringContaining('RECOVERED  forced-rls\n'),
    });
    expect(more).toEqual([]);
    expect(test.logged('probe.alert').at(-1)).toMatchObject({ level: 'error', failed: 'forced-rls' });
  });

  it('fail where the database is out of reach, and the page answers all the same [control live-probes]', async () => {
    await minutePasses();
    test.around(() => Promise.reject(new SqlRefusal('57P03', 'the database system is starting up')));
    await minutePasses();
    const answer = await get('/security?lang=es');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<b>Sin verificar</b> desde ');
    const shown = await states();
    expect([shown['row-isolation'], shown['database-role'], shown['https-only']]).toEqual([
      'not_verified',
      'not_verified',
      'verified',
    ]);
    test.around(null);
    await minutePasses();
    expect((await states())['row-isolation']).toBe('verified');
  });

  it('that hang are ended, and do not hold up the others [control live-probes]', async () => {
    const vars = { ...(await newSigner()).vars, BUCKET: await bucket() };
    const probes: Probe[] = [
      { name: 'hangs', run: () => new Promise(() => undefined) },
      { name: 'throws', run: () => Promise.reject(new Error('no such host')) },
      { name: 'holds', run: async () => null },
    ];
    const run = (list: Probe[]) =>
      runProbes(workerEnv(test.secrets, vars), SILENT, { probes: list, timeoutMs: 50 });
    const { results } = await run(probes);
    const told = results.map(({ name, state, reason, lastPassedAt }) => [name, state, reason, lastPassedAt]);
    expect(told).toEqual([
      ['hangs', 'timed_out', null, null],
      ['throws', 'failed', 'error', null],
      ['holds', 'passed', null, results[2]?.at],
    ]);
    const [last] = (await run([{ name: 'holds', run: async () => 'no_more' }])).results;
    expect(last).toMatchObject({ state: 'failed', reason: 'no_more', lastPassedAt: results[2]?.at });
  });
});

describe('the page', () => {
  beforeAll(minutePasses);

  it.each([
    ['es', 'es', 'Seguridad que se demuestra'],
    ['pt', 'pt-BR', 'Segurança que se comprova'],
    ['en', 'en', 'Security that proves itself'],
  ])('is small, whole and without a script in %s [control signed-evidence]', async (lang, tag, title) => {
    const [asked, accepted] = [
      await get(`/security?lang=${lang}`),
      await get('/security', { 'accept-language': `${tag},en;q=0.1` }),
    ];
    const text = await asked.text();
    expect([asked.status, await accepted.text()]).toEqual([200, text]);
    expect(text).toContain(`<html lang="${tag}">`);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(30 * 1024);
    expect(text).not.toMatch(/<script|<iframe|<img|@import|url\(/i);
    const loads = [...text.matchAll(/<(?:link|source|object|embed)[^>]*>/g)].map(([element]) => element);
    expect(loads.filter((element) => !/rel="(?:canonical|alternate)"|href="data:/.test(element))).toEqual([]);
  });

  it('lets a browser run and load nothing but its own style [control security-headers]', async () => {
    const answer = await get('/security?lang=en');
    const text = await answer.text();
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=60',
      'content-type': 'text/html; charset=UTF-8',
      'content-language': 'en',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin',
      vary: expect.stringMatching(/accept-language/i),
    });
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it('loses what edited evidence proved, and has it back with what was signed', async () => {
    const before = await states();
    await putEvidence(signer.sign().replace('"sig":"', '"sig":"AA'));
    await minutePasses();
    expect(Object.values(await states())).not.toContain('verified');
    await putEvidence(signer.sign());
    await minutePasses();
    expect(await states()).toEqual(before);
  });

  it('says for programs where to report, and hands the evidence on as it was signed', async () => {
    const text = await get('/.well-known/security.txt');
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const lines = await text.text();
    expect(lines).toContain('Contact: mailto:security@portero.example\n');
    const [, expires = ''] = /Expires: (\S+)/.exec(lines) ?? [];
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days > 30 && days < 365).toBe(true);

    const document = await get('/.well-known/security-controls.json');
    for (const { headers } of [text, document])
      expect(headers.get('cache-control')).toBe('public, max-age=60');
    const { evidence, build, probes } = securityControlsDocument.parse(await document.json());
    expect(evidence).toEqual(JSON.parse((await (await (await bucket()).get(evidenceKey))?.text()) ?? ''));
    expect([build, probes.length]).toEqual([signer.digest, 8]);
  });
});
