import { html } from 'hono/html';
import type { Markup } from '../../../http/answer-page.ts';
import type { ProbeResult } from '../control.ts';
import { isFresh } from '../evidence/control-states.ts';
import type { Trust } from '../read-trust.ts';
import { PAGE_TEXTS, type PageKey, type PageWords } from './texts/all.ts';

/** How controls are checked, with the last result of every live probe. */
export function explainChecks(trust: Trust, publicUrl: string, words: PageWords): Markup {
  const path = '/.well-known/security-controls.json';
  const document = html`<a href="${path}"><code>${path}</code></a>`;
  const command = html`<code>npm run trust:verify -- ${publicUrl}</code>`;
  const rows = trust.probes.map(
    (result) =>
      html`<tr><td>${nameOf(result, words)}</td><td>${describeResult(result, trust.now, words)}</td></tr>`,
  );
  return html`<section aria-labelledby="how"><h2 id="how">${words.say('how.title')}</h2>
<p>${words.say('how.build')}</p><p>${words.say('how.probes')}</p><p>${words.say('how.outside', { document, command })}</p>
<h3 id="probes">${words.say('how.table')}</h3>${
    rows.length === 0
      ? html`<p>${words.say('how.none')}</p>`
      : html`<table aria-labelledby="probes"><thead><tr><th scope="col">${words.say('how.probe')}</th><th scope="col">${words.say('how.result')}</th></tr></thead><tbody>${rows}</tbody></table>`
  }</section>
`;
}

/** A probe that has no words yet goes by its name. */
function nameOf({ name }: ProbeResult, words: PageWords): Markup | string {
  const key = `probe.${name}`;
  return key in PAGE_TEXTS.es ? words.say(key as PageKey) : name;
}

function describeResult(result: ProbeResult, now: number, words: PageWords): Markup {
  const time = words.time(result.at);
  if (!isFresh(result, now)) return html`<b class="bad">${words.say('result.stale', { time })}</b>`;
  const isGood = result.state === 'passed';
  return html`<b class="${isGood ? 'good' : 'bad'}">${words.say(`result.${result.state}`)}</b> ${time}`;
}

/** How to report a vulnerability. */
export function explainReports(contact: string | null, words: PageWords): Markup {
  const path = '/.well-known/security.txt';
  const link = contact && html`<a href="${contact}">${contact.replace(/^mailto:/, '')}</a>`;
  return html`<section aria-labelledby="report"><h2 id="report">${words.say('report.title')}</h2>
<p>${link ? words.say('report.contact', { contact: link }) : words.say('report.noContact')}</p><p>${words.say('report.rules')}</p>
<p>${words.say('report.file', { file: html`<a href="${path}"><code>${path}</code></a>` })}</p></section>
`;
}
