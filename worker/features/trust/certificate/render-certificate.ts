import { html } from 'hono/html';
import type { Language } from '../../../domain/language.ts';
import type { Markup, Page } from '../../../http/answer-page.ts';
import { MARK } from '../brand.ts';
import { DEVELOPMENT_KEY_PREFIX } from '../evidence/envelope.ts';
import { makeWords, type Words } from '../words.ts';
import type { CheckResult } from './certificate.ts';
import type { IssuedCertificate } from './issue-certificate.ts';
import { STYLE } from './style.ts';
import { en } from './texts/en.ts';
import { type CertificateTexts, es } from './texts/es.ts';
import { pt } from './texts/pt.ts';

const TEXTS: Record<Language, CertificateTexts> = { es, pt, en };
type CertificateWords = Words<keyof CertificateTexts>;

/** The certificate as a page to print: everything that it takes to check it is on the sheet. */
export function renderCertificate(issued: IssuedCertificate, language: Language): Page {
  const words = makeWords(language, TEXTS[language]);
  const { certificate } = issued;
  const isPassed = certificate.outcome === 'passed';
  const isDevelopment = issued.envelope.signatures[0].keyid.startsWith(DEVELOPMENT_KEY_PREFIX);
  return {
    language,
    title: html`${words.say('title')} · ${certificate.organisation.name}`,
    style: STYLE,
    body: html`<main><p class="brand">${MARK}Portero</p><h1>${words.say('title')}</h1>
<p class="outcome ${isPassed ? 'good' : 'bad'}">${words.say(certificate.outcome)}</p>${isDevelopment && html`<p class="note">${words.say('development')}</p>`}
${describe(issued, words)}
<table><thead><tr><th scope="col">${words.say('tried')}</th><th scope="col">${words.say('count')}</th><th scope="col">${words.say('result')}</th></tr></thead><tbody>${certificate.checks.map((check) => row(check, words))}</tbody></table>
<h2>${words.say('meaning.title')}</h2><p>${words.say('meaning')}</p>
${explainSignature(issued, words)}</main>`,
  };
}

function describe({ certificate }: IssuedCertificate, words: CertificateWords): Markup {
  const { organisation, issuedAt, build, issuer, id } = certificate;
  return html`<dl><dt>${words.say('organisation')}</dt><dd><strong>${organisation.name}</strong> <code>${organisation.id}</code></dd>
<dt>${words.say('issuedAt')}</dt><dd>${words.time(issuedAt)}</dd>
<dt>${words.say('build')}</dt><dd>${build ? html`<code>${build}</code>` : words.say('unknownBuild')}</dd>
<dt>${words.say('issuer')}</dt><dd>${issuer}</dd>
<dt>${words.say('number')}</dt><dd><code>${id}</code></dd></dl>`;
}

function row({ name, outcome, tried }: CheckResult, words: CertificateWords): Markup {
  const tone = outcome === 'failed' ? 'bad' : outcome === 'passed' ? 'good' : '';
  return html`<tr><td>${words.say(name)}</td><td>${tried}</td><td><b class="${tone}">${words.say(`result.${outcome}`)}</b></td></tr>
`;
}

function explainSignature({ certificate, envelope }: IssuedCertificate, words: CertificateWords): Markup {
  const { payloadType, payload, signatures } = envelope;
  const [{ keyid, sig }] = signatures;
  const key = html`<code>${keyid}</code>`;
  const address = html`<code>${new URL('/.well-known/certificate-key.json', certificate.issuer).href}</code>`;
  return html`<h2>${words.say('verify.title')}</h2><p>${words.say('verify', { key, address })}</p>
<figure><figcaption>${words.say('payload', { type: html`<code>${payloadType}</code>` })}</figcaption><code>${payload}</code></figure>
<figure><figcaption>${words.say('signature')}</figcaption><code>${sig}</code></figure>`;
}
