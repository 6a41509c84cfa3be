import { html } from 'hono/html';
import type { Language } from '../../../domain/language.ts';
import type { Markup, Page } from '../../../http/answer-page.ts';
import { MARK } from '../brand.ts';
import type { ControlView } from '../evidence/control-states.ts';
import type { Trust } from '../read-trust.ts';
import { makeWords } from '../words.ts';
import { type ControlGroup, groupControls, listControls } from './control-list.ts';
import { explainChecks, explainReports } from './explanation.ts';
import { STYLE } from './style.ts';
import { summarise } from './summary.ts';
import { PAGE_TEXTS, type PageWords } from './texts/all.ts';

const LANGUAGES: [Language, tag: string, name: string][] = [
  ['es', 'es', 'Español'],
  ['pt', 'pt-BR', 'Português'],
  ['en', 'en', 'English'],
];

/** The public security page: what is true at this moment, and nothing that was written by hand about it. */
export function renderSecurityPage(
  trust: Trust,
  { language, publicUrl, contact }: { language: Language; publicUrl: string; contact: string | null },
): Page {
  const words = makeWords(language, PAGE_TEXTS[language]);
  const groups = groupControls(trust.controls);
  return {
    language,
    title: words.say('page.title'),
    style: STYLE,
    head: head(publicUrl, words),
    body: html`<div class="page"><a class="skip" href="#content">${words.say('page.skip')}</a>${header(words)}
<main id="content"><h1>${words.say('page.heading')}</h1><p class="lead">${words.say('page.lead')}</p>
${summarise(trust, words)}
${contents(groups, words)}
${listControls(groups, words)}${explainChecks(trust, publicUrl, words)}${explainReports(contact, words)}</main>
<footer><p>${words.say('footer')}</p></footer></div>`,
  };
}

function head(publicUrl: string, words: PageWords): Markup {
  const address = new URL('/security', publicUrl).href;
  return html`<meta name="description" content="${words.say('page.description')}"><link rel="canonical" href="${address}?lang=${words.language}">${LANGUAGES.map(([code, tag]) => html`<link rel="alternate" hreflang="${tag}" href="${address}?lang=${code}">`)}`;
}

/** Links to every heading; where controls are there, with how many of them are verified. */
function contents(groups: readonly ControlGroup[], words: PageWords): Markup {
  return html`<nav aria-label="${words.say('page.contents')}"><ul>${groups.map(
    ({ id, title, views }) =>
      html`<li><a href="#${id}">${words.say(title)} ${countVerified(views, words)}</a></li>`,
  )}${(['how', 'report'] as const).map(
    (id) => html`<li><a href="#${id}">${words.say(`${id}.title`)}</a></li>`,
  )}</ul></nav>`;
}

function countVerified(views: readonly ControlView[], words: PageWords): Markup | '' {
  if (!views.every(({ state }) => state === 'verified' || state === 'not_verified')) return '';
  const verified = views.filter(({ state }) => state === 'verified').length;
  const isWhole = verified === views.length;
  return html`<b class="${isWhole ? 'good' : 'bad'}">${words.say('contents.count', { verified, all: views.length })}</b>`;
}

function header(words: PageWords): Markup {
  return html`<header><a class="brand" href="/?lang=${words.language}" aria-label="${words.say('page.home')}">${MARK}Portero</a><nav aria-label="${words.say('page.languages')}"><ul>${LANGUAGES.map(
    ([code, tag, name]) =>
      html`<li><a href="?lang=${code}" lang="${tag}" hreflang="${tag}"${code === words.language && html` aria-current="true"`}>${name}</a></li>`,
  )}</ul></nav></header>`;
}
