import { html } from 'hono/html';
import type { Markup } from '../../../http/answer-page.ts';
import { AREAS } from '../control.ts';
import type { ControlView } from '../evidence/control-states.ts';
import type { Words } from './words.ts';

/** Controls that are there, area by area; then what vendors do and what is planned, each apart. */
export function listControls(views: readonly ControlView[], words: Words): Markup {
  const built = views.filter(({ state }) => state === 'verified' || state === 'not_verified');
  const vendors = views.filter(({ state }) => state === 'vendor');
  const planned = views.filter(({ state }) => state === 'planned');
  return html`${AREAS.map((area) => {
    const inArea = built.filter(({ control }) => control.area === area);
    return section(area, words.say(`area.${area}`), null, inArea, words);
  })}
${section('vendors', words.say('vendors.title'), words.say('vendors.lead'), vendors, words)}
${section('planned', words.say('planned.title'), words.say('planned.lead'), planned, words)}`;
}

function section(
  id: string,
  title: Markup,
  lead: Markup | null,
  views: readonly ControlView[],
  words: Words,
): Markup | '' {
  if (views.length === 0) return '';
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${lead && html`<p>${lead}</p>`}
<ul class="controls">${views.map((view) => item(view, words))}</ul></section>
`;
}

function item(view: ControlView, words: Words): Markup {
  const { control, state } = view;
  const limit = control.notCovered[words.language];
  return html`<li id="${control.id}" class="${state}"><p class="state">${describeState(view, words)}</p><div><p>${control.claim[words.language]}</p><p class="more">${describeProofs(view, words)} ${limit && html`<b>${words.say('limit')}</b> ${limit}`}</p></div></li>
`;
}

function describeState({ control, state, since }: ControlView, words: Words): Markup {
  switch (state) {
    case 'verified':
      return html`<b>${words.say('state.verified')}</b> ${since && words.say('state.verifiedOn', { time: words.time(since) })}`;
    case 'not_verified':
      return html`<b>${words.say('state.notVerified')}</b> ${since && words.say('state.notVerifiedSince', { time: words.time(since) })}`;
    case 'planned':
      return html`<b>${words.say('state.planned')}</b>`;
    case 'vendor': {
      if (!control.vendor) return html`<b>${words.say('state.vendor')}</b>`;
      const { name, url, checkedOn } = control.vendor;
      const link = html`<a href="${url}" rel="noreferrer">${name}</a>`;
      return html`<b>${words.say('state.vendor')}</b> ${words.say('vendors.checked', { name: link, time: words.time(checkedOn) })}`;
    }
  }
}

/** What is tested, and how often; nothing of what has not run. */
function describeProofs({ proofs }: ControlView, words: Words): Markup | '' {
  const of = (kind: string) => proofs.filter(({ proof }) => proof.kind === kind);
  const tests = of('test').reduce((sum, { tests }) => sum + tests, 0);
  const audits = of('audit').filter(({ tests }) => tests > 0).length;
  const probes = of('probe').length;
  const parts = [
    tests > 0 && words.say(tests === 1 ? 'proof.test' : 'proof.tests', { count: tests }),
    audits > 0 && words.say(audits === 1 ? 'proof.audit' : 'proof.audits', { count: audits }),
    probes > 0 && words.say(probes === 1 ? 'proof.probe' : 'proof.probes', { count: probes }),
  ].filter((part) => part !== false);
  if (parts.length === 0) return '';
  return html`${parts.map((part, index) => (index === 0 ? part : html` · ${part}`))}.`;
}
