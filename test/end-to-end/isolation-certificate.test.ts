import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoBusiness } from '../../dev/seed/businesses.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import {
  CHECKS,
  type IsolationCertificate,
  isolationCertificate,
} from '../../worker/features/trust/certificate/certificate.ts';
import { addMember } from '../support/api.ts';
import { openChat } from '../support/chat.ts';
import type { Person } from '../support/context.ts';
import { newSigner } from '../support/signed-evidence.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

interface Issued {
  certificate: IsolationCertificate;
  envelope: { payloadType: string; payload: string; signatures: { keyid: string; sig: string }[] };
}

const signer = await newSigner();
let test: TestStack;
beforeAll(async () => {
  test = await startTestStack({ vars: signer.vars });
});
afterAll(() => test.stop());

/** Asks for a certificate of a business, as its owner unless said otherwise. */
async function ask(
  business: DemoBusiness,
  { as = business.owner, accept, lang }: { as?: Person; accept?: string; lang?: string } = {},
): Promise<Response> {
  const token = await mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...as });
  const path = `/api/organisations/${business.tenantId}/isolation-certificate`;
  return fetch(`${test.stack.workerUrl}${path}${lang ? `?lang=${lang}` : ''}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(accept ? { accept } : {}) },
  });
}
const audits = () =>
  test.query(
    `select actor_id, details, subject from public.audit_log where action = 'isolation.certificate' order by at`,
  );
const failed = ({ checks }: IsolationCertificate) =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);

/** Verified by Node against the published key: what whoever holds the certificate can do. */
async function isSigned({ envelope }: Issued): Promise<boolean> {
  const { keys } = (await (
    await fetch(`${test.stack.workerUrl}/.well-known/certificate-key.json`)
  ).json()) as { keys: (JsonWebKey & { kid: string })[] };
  const [signature] = envelope.signatures;
  const jwk = keys.find(({ kid }) => kid === signature?.keyid);
  if (!jwk || !signature || 'd' in jwk) return false;
  const payload = Buffer.from(envelope.payload, 'base64');
  const { payloadType } = envelope;
  const signed = Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
    payload,
  ]);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, signed, key, Buffer.from(signature.sig, 'base64'));
}

describe('an isolation certificate', () => {
  it('says of a business that nothing got across, signed and dated [control isolation-certificate]', async () => {
    await openChat(test, LA_ESPIGA).ask('Hola');
    const answer = await ask(LA_ESPIGA);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const issued = (await answer.json()) as Issued;
    const certificate = isolationCertificate.parse(issued.certificate);
    expect(certificate).toMatchObject({
      organisation: { id: LA_ESPIGA.tenantId, name: LA_ESPIGA.name },
      ...{ issuer: test.stack.workerUrl, build: signer.digest, outcome: 'passed' },
    });
    expect(Math.abs(Date.parse(certificate.issuedAt) - Date.now())).toBeLessThan(60_000);
    expect(certificate.checks.map(({ name }) => name)).toEqual(CHECKS);
    // This database has no vectors; everything else was tried.
    const idle = certificate.checks.filter(({ outcome }) => outcome !== 'passed');
    expect(idle).toEqual([{ name: 'others-search-vectors', outcome: 'not_applicable', tried: 0 }]);
    expect(certificate.checks.every(({ tried, outcome }) => tried > 0 || outcome === 'not_applicable')).toBe(
      true,
    );

    expect(JSON.parse(Buffer.from(issued.envelope.payload, 'base64').toString())).toEqual(certificate);
    expect(await isSigned(issued)).toBe(true);
    const { envelope } = issued;
    const better = Buffer.from(envelope.payload, 'base64').toString().replace('Espiga', 'Espigo');
    const forged = { ...envelope, payload: Buffer.from(better).toString('base64') };
    expect(await isSigned({ ...issued, envelope: forged })).toBe(false);
    expect(await audits()).toEqual([
      { actor_id: LA_ESPIGA.owner.userId, details: { outcome: 'passed' }, subject: certificate.id },
    ]);
  });

  it('is a page to print in the reader’s language, with what it takes to check it', async () => {
    const answer = await ask(LA_ESPIGA, { accept: 'text/html', lang: 'pt' });
    const text = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).toContain('<html lang="pt-BR">');
    for (const part of [
      ...['Certificado de isolamento', 'Nenhuma tentativa', LA_ESPIGA.name, signer.digest],
      ...['@page{size:A4', '/.well-known/certificate-key.json', 'chave de desenvolvimento'],
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/<script|\{\w+\}(?![^<]*<\/style>)/);
    const [payload, sig] = [...text.matchAll(/<\/figcaption><code>([^<]+)/g)].map(([, code = '']) => code);
    const payloadType = 'application/vnd.portero.isolation-certificate+json';
    const signatures = [{ keyid: 'dev-certificate', sig: sig ?? '' }];
    const certificate = JSON.parse(Buffer.from(payload ?? '', 'base64').toString());
    const issued = { certificate, envelope: { payloadType, payload: payload ?? '', signatures } };
    expect(await isSigned(issued)).toBe(true);
  });

  it('is for the owner alone [control isolation-certificate]', async () => {
    const before = await audits();
    for (const role of ['admin', 'agent', 'viewer']) {
      expect((await ask(LA_ESPIGA, { as: await addMember(test, LA_ESPIGA, role) })).status).toBe(403);
    }
    expect((await ask(LA_ESPIGA, { as: DOCE_MANHA.owner })).status).toBe(404);
    const ended = { ...LA_ESPIGA.owner, sessionId: '01900000-0000-7000-8000-00000000dead' };
    expect((await ask(LA_ESPIGA, { as: ended })).status).toBe(401);
    expect(await audits()).toEqual(before);
  });

  it('is asked for three times in three minutes by one person, however often others tried', async () => {
    // Two were given, and the session that has ended has asked once more; a minute gives one back.
    let answer = await ask(LA_ESPIGA);
    for (let given = 0; given < 2 && answer.status === 200; given++) answer = await ask(LA_ESPIGA);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(DOCE_MANHA)).status).toBe(200);
  });

  it.each([
    [
      'a table is open to everybody',
      'alter table public.contacts disable row level security',
      'alter table public.contacts enable row level security',
      ['owner-reads-others', 'others-read-rows', 'keys-of-others'],
    ],
    [
      'a file lies in another’s folder',
      `update public.documents set object_key = replace(object_key, 'tenants/${DOCE_MANHA.tenantId}/', 'tenants/x/')
       where tenant_id = '${DOCE_MANHA.tenantId}'`,
      `update public.documents set object_key = replace(object_key, 'tenants/x/', 'tenants/${DOCE_MANHA.tenantId}/')
       where tenant_id = '${DOCE_MANHA.tenantId}'`,
      ['files-in-own-folder', 'others-read-files'],
    ],
  ])('does not pass where %s [control isolation-certificate]', async (_, broken, repaired, names) => {
    await test.query(broken);
    const answer = await ask(DOCE_MANHA);
    await test.query(repaired);
    const issued = (await answer.json()) as Issued;
    expect(issued.certificate.outcome).toBe('failed');
    expect(failed(issued.certificate)).toEqual(names);
    expect(await isSigned(issued)).toBe(true);
    expect((await audits()).at(-1)).toMatchObject({ details: { outcome: 'failed' } });
    expect(test.logged('certificate.failed').at(-1)).toMatchObject({ failed: names.join(' ') });
  });
});
