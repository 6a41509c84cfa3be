import { describe, expect, it } from 'vitest';
import { makeDevSecrets } from '../../../dev/stack/dev-secrets.ts';
import type { Language } from '../../../worker/domain/language.ts';
import { CONTROLS } from '../../../worker/features/trust/controls/registry.ts';
import type { Envelope } from '../../../worker/features/trust/evidence/envelope.ts';
import { EVIDENCE_MAX_AGE_MS } from '../../../worker/features/trust/evidence/verify-statement.ts';
import { renderSecurityPage } from '../../../worker/features/trust/page/render-page.ts';
import { writeSecurityTxt } from '../../../worker/features/trust/page/security-txt.ts';
import { PROBES } from '../../../worker/features/trust/probes/all-probes.ts';
import { readTrust } from '../../../worker/features/trust/read-trust.ts';
import { chosenLanguage } from '../../../worker/http/error-messages.ts';
import { readConfig } from '../../../worker/platform/config.ts';
import { createLog } from '../../../worker/platform/log.ts';
import { newSigner } from '../../support/signed-evidence.ts';
import { type WorkerEnv, workerEnv } from '../../support/worker-env.ts';

const MINUTE = 60_000;
const signer = await newSigner();
const stranger = await newSigner();
const secrets = await makeDevSecrets();
const implemented = CONTROLS.filter(({ code, vendor }) => code.length > 0 && !vendor);
const probed = implemented.filter(({ proofs }) => proofs.some(({ kind }) => kind === 'probe'));

/** R2 as far as it is asked here. */
type Stored = Record<string, string> | Error;
function bucketWith(stored: Stored): WorkerEnv['BUCKET'] {
  const get = async (key: string) => {
    if (stored instanceof Error) throw stored;
    const text = stored[key];
    const body = { cancel: async () => undefined };
    return text === undefined ? null : { size: text.length, text: async () => text, body };
  };
  return { get } as unknown as WorkerEnv['BUCKET'];
}

/** A run of all probes so many ms ago. */
const runOf = (now: number, ageMs = 0) => {
  const at = new Date(now - ageMs).toISOString();
  const results = PROBES.map(({ name }) => ({ name, state: 'passed', at, lastPassedAt: at, reason: null }));
  return JSON.stringify({ at, results, told: [] });
};

async function render(stored: Stored, { language = 'en', now = Date.now(), key = signer } = {}) {
  const env = { ...workerEnv(secrets, key.vars), BUCKET: bucketWith(stored) };
  const config = readConfig(env);
  const trust = await readTrust(env, config, createLog(), now);
  const page = renderSecurityPage(trust, {
    ...{ language: language as Language, publicUrl: config.PUBLIC_URL, contact: null },
  });
  const text = String(page.body);
  const count = (state: string) => text.split(`class="${state}"><p>`).length - 1;
  return { text, verified: count('verified'), notVerified: count('not_verified'), count };
}

const keys = { evidence: `evidence/${signer.digest}.json`, probes: `evidence/probes/${signer.digest}.json` };
const evidence = (text = signer.sign()) => ({ [keys.evidence]: text });
const probes = (now = Date.now(), ageMs = 0) => ({ [keys.probes]: runOf(now, ageMs) });

it('a whole page shows each control once, verified, planned and vendor’s apart [control signed-evidence]', async () => {
  const page = await render({ ...evidence(), ...probes() });
  expect(page.verified).toBe(implemented.length);
  expect(page.notVerified).toBe(0);
  expect(page.verified + page.count('planned') + page.count('vendor')).toBe(CONTROLS.length);
  expect(page.text).toContain(`${implemented.length} of ${implemented.length} controls verified`);
  for (const { claim, notCovered, id } of CONTROLS) {
    expect(page.text).toContain(`id="${id}"`);
    expect(page.text).toContain(claim.en);
    expect(page.text).toContain(notCovered.en);
  }
  for (const { vendor } of CONTROLS) if (vendor) expect(page.text).toContain(`href="${vendor.url}"`);
});

describe('evidence that does not hold', () => {
  const edit = (change: (envelope: Envelope) => void) => {
    const envelope = JSON.parse(signer.sign()) as Envelope;
    change(envelope);
    return JSON.stringify(envelope);
  };
  const cases: [fault: string, text: string | null, sentence: string][] = [
    ['missing', null, 'There are no signed tests of this version'],
    ['malformed', '{"payload":', 'they cannot be read'],
    ['unsigned', edit((envelope) => envelope.signatures.splice(0)), 'they are not signed'],
    ['foreign', stranger.sign(), 'a key of somebody else signed them'],
    [
      'edited',
      edit((envelope) => {
        envelope.payload = Buffer.from(
          Buffer.from(envelope.payload, 'base64').toString().replace('"tests":1', '"tests":9'),
        ).toString('base64');
      }),
      'somebody changed them after they were signed',
    ],
    [
      'of another build',
      signer.sign(({ subject }) => {
        subject[0].digest.sha256 = 'f'.repeat(64);
      }),
      'they are of another version',
    ],
    [
      'from the future',
      signer.sign(({ predicate }) => {
        predicate.time = new Date(Date.now() + 60 * MINUTE).toISOString();
      }),
      'their date is yet to come',
    ],
    [
      'stale',
      signer.sign(({ predicate }) => {
        predicate.time = new Date(Date.now() - EVIDENCE_MAX_AGE_MS - MINUTE).toISOString();
      }),
      'The signed tests expired on',
    ],
  ];

  it.each(cases)(
    '%s turns every control off and says so [control signed-evidence]',
    async (_, text, says) => {
      const page = await render({ ...(text === null ? {} : evidence(text)), ...probes() });
      expect(page.verified).toBe(0);
      expect(page.notVerified).toBe(implemented.length);
      expect(page.text).toContain(says);
      // By its probe, which passed a moment ago.
      expect(page.text).toMatch(/(?:Not verified since|signed tests expired on) <time/);
    },
  );

  it('says of a development key what it is', async () => {
    const development = await newSigner('dev-1');
    const stored = { [`evidence/${development.digest}.json`]: development.sign() };
    expect((await render(stored, { key: development })).text).toContain('Signed with a development key');
    expect((await render(evidence())).text).not.toContain('development key');
  });
});

describe('live probes', () => {
  it.each([
    ['that are three minutes and more old', 3 * MINUTE + 1],
    ['of a clock that is ahead', -2 * MINUTE],
  ])('%s turn off what they prove, and say since when [control live-probes]', async (_, ageMs) => {
    const now = Date.now();
    const page = await render({ ...evidence(), ...probes(now, ageMs) }, { now });
    expect(page.notVerified).toBe(probed.length);
    expect(page.verified).toBe(implemented.length - probed.length);
    expect(page.text).toContain('no news since');
    expect(page.text).toContain('There are no recent live probes');
    expect(page.text).toMatch(/<b>Not verified<\/b> since \w+ \d+, 2\d{3}, \d\d:\d\d UTC/);
  });

  it.each([
    ['never ran', {}],
    ['left what is none of ours', { [keys.probes]: '{"at":"now"}' }],
    ['left more than they can', { [keys.probes]: ' '.repeat(40_000) }],
  ])('that %s leave nothing verified that needs them', async (_, stored) => {
    const page = await render({ ...evidence(), ...stored });
    expect(page.notVerified).toBe(probed.length);
    expect(page.text).toContain('None so far.');
  });

  it('say that they failed or did not end in time', async () => {
    const now = Date.now();
    const run = JSON.parse(runOf(now)) as { results: { name: string; state: string }[] };
    for (const result of run.results) {
      if (result.name === 'forced-rls') result.state = 'failed';
      if (result.name === 'headers') result.state = 'timed_out';
    }
    const page = await render({ ...evidence(), [keys.probes]: JSON.stringify(run) }, { now });
    expect(page.text).toContain('<b class="bad">failed</b>');
    expect(page.text).toContain('<b class="bad">did not end in time</b>');
    const off = probed.filter(({ proofs }) =>
      proofs.some((proof) => proof.kind === 'probe' && ['forced-rls', 'headers'].includes(proof.name)),
    );
    expect(page.notVerified).toBe(off.length);
  });
});

it('a bucket that does not answer leaves a page on which nothing is verified [control signed-evidence]', async () => {
  const page = await render(new Error('R2 is down'));
  expect([page.verified, page.notVerified]).toEqual([0, implemented.length]);
  expect(page.text).toContain('could not be read just now');
});

it.each(['es', 'pt', 'en'])('no text of %s is left open, and the page stays small', async (language) => {
  const now = Date.now();
  const stale = signer.sign(({ predicate }) => {
    predicate.time = new Date(now - EVIDENCE_MAX_AGE_MS - MINUTE).toISOString();
  });
  const whole = { ...evidence(), ...probes(now) };
  // All that can be said is the longest: each control with the time until which it was verified.
  const longest = { ...evidence(stale), ...probes(now, 60 * MINUTE) };
  for (const stored of [whole, {}, longest]) {
    const { text } = await render(stored, { language, now });
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(text).not.toMatch(/<script|javascript:| on\w+=|style="/i);
    // Head and style come on top: 5 KiB. The whole is measured end to end.
    expect(Buffer.byteLength(text)).toBeLessThan(25 * 1024);
  }
});

it('what is not ours is escaped', async () => {
  const run = JSON.parse(runOf(Date.now())) as { results: { name: string }[] };
  const [first] = run.results;
  if (first) first.name = '<script>alert(1)</script>';
  const { text } = await render({ ...evidence(), [keys.probes]: JSON.stringify(run) });
  expect(text).toContain('&lt;script&gt;alert(1)');
});

it.each([
  [undefined, undefined, 'es'],
  [undefined, 'pt-BR,pt;q=0.9', 'pt'],
  [undefined, 'fr, en;q=0.5', 'en'],
  ['en', 'pt', 'en'],
  ['xx', 'pt', 'pt'],
  ['__proto__', undefined, 'es'],
])('?lang=%s with Accept-Language %s is answered in %s', (asked, accepted, language) => {
  expect(chosenLanguage(asked, accepted)).toBe(language);
});

describe('security.txt', () => {
  const at = Date.parse('2026-11-30T12:00:00Z');

  it('has what RFC 9116 asks for, and never expires within the half year', () => {
    const lines = writeSecurityTxt('https://portero.example', 'mailto:security@portero.example', at).split(
      '\n',
    );
    expect(lines).toEqual([
      'Contact: mailto:security@portero.example',
      'Expires: 2027-05-30T00:00:00Z',
      'Preferred-Languages: es, pt, en',
      'Canonical: https://portero.example/.well-known/security.txt',
      'Policy: https://portero.example/security',
      '',
    ]);
  });

  it('without an address points to the page, which says that there is none', async () => {
    expect(writeSecurityTxt('https://portero.example', null, at)).toMatch(
      /^Contact: https:\/\/portero\.example\/security#report\n/,
    );
    expect((await render({})).text).toContain('has not published an address');
  });
});
