import { html } from 'hono/html';
import type { Language } from '../../../domain/language.ts';
import type { Markup, Page } from '../../../http/answer-page.ts';
import type { Trust } from '../read-trust.ts';
import { listControls } from './control-list.ts';
import { explainChecks, explainReports } from './explanation.ts';
import { STYLE } from './style.ts';
import { summarise } from './summary.ts';
import { type Words, wordsOf } from './words.ts';

const LANGUAGES: [Language, tag: string, name: string][] = [
  ['es', 'es', 'Español'],
  ['pt', 'pt-BR', 'Português'],
  ['en', 'en', 'English'],
];
const MARK = html`<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="#1f5142" stroke="#2b6350" d="M4 30V15a12 12 0 0 1 24 0v15z"/><path fill="none" stroke="#e9c982" stroke-width="1.6" d="M7.5 15a8.5 8.5 0 0 1 17 0zM16 15V6.5M16 15l-6-6M16 15l6-6"/><circle cx="22" cy="22.5" r="1.8" fill="#e9c982"/></svg>`;

/** The public security page: what is true at this moment, and nothing that was written by hand about it. */
export function renderSecurityPage(
  trust: Trust,
  { language, publicUrl, contact }: { language: Language; publicUrl: string; contact: string | null },
): Page {
  const words = wordsOf(language);
  return {
    language,
    title: String(words.say('page.title')),
    style: STYLE,
    head: head(publicUrl, words),
    body: html`<div class="page"><a class="skip" href="#content">${words.say('page.skip')}</a>${header(words)}
<main id="content"><h1>${words.say('page.heading')}</h1><p class="lead">${words.say('page.lead')}</p>
${summarise(trust, words)}
${listControls(trust.controls, words)}${explainChecks(trust, publicUrl, words)}${explainReports(contact, words)}</main>
<footer><p>${words.say('footer')}</p></footer></div>`,
  };
}

function head(publicUrl: string, words: Words): Markup {
  const address = new URL('/security', publicUrl).href;
  return html`<meta name="description" content="${words.say('page.description')}"><link rel="canonical" href="${address}?lang=${words.language}">${LANGUAGES.map(([code, tag]) => html`<link rel="alternate" hreflang="${tag}" href="${address}?lang=${code}">`)}`;
}

function header(words: Words): Markup {
  return html`<header><a class="brand" href="/?lang=${words.language}" aria-label="${words.say('page.home')}">${MARK}Portero</a><nav aria-label="${words.say('page.languages')}"><ul>${LANGUAGES.map(
    ([code, tag, name]) =>
      html`<li><a href="?lang=${code}" lang="${tag}" hreflang="${tag}"${code === words.language && html` aria-current="true"`}>${name}</a></li>`,
  )}</ul></nav></header>`;
}
