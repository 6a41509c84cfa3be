import { html } from 'hono/html';
import type { Markup } from '../../../http/answer-page.ts';
import { AREAS } from '../control.ts';
import type { ControlView } from '../evidence/control-states.ts';
import type { PageKey, PageWords } from './texts/all.ts';

/** Controls under one heading. */
export interface ControlGroup {
  /** Of the heading, for links to it. */
  id: string;
  title: PageKey;
  lead: PageKey | null;
  views: readonly ControlView[];
}

/** Controls that are there, area by area; then what vendors do and what is planned, each apart. None is empty. */
export function groupControls(views: readonly ControlView[]): ControlGroup[] {
  const built = views.filter(({ state }) => state === 'verified' || state === 'not_verified');
  const groups: ControlGroup[] = [
    ...AREAS.map((area) => ({
      ...{ id: area, title: `area.${area}` as const, lead: null },
      views: built.filter(({ control }) => control.area === area),
    })),
    ...(['vendor', 'planned'] as const).map((wanted) => ({
      ...{ id: wanted, title: `${wanted}.title` as const, lead: `${wanted}.lead` as const },
      views: views.filter(({ state }) => state === wanted),
    })),
  ];
  return groups.filter(({ views }) => views.length > 0);
}

export function listControls(groups: readonly ControlGroup[], words: PageWords): Markup {
  return html`${groups.map(
    ({
      id,
      title,
      lead,
      views,
    }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${words.say(title)}</h2>${lead && html`<p>${words.say(lead)}</p>`}
<ul class="controls">${views.map((view) => item(view, words))}</ul></section>
`,
  )}`;
}

function item(view: ControlView, words: PageWords): Markup {
  const { control, state } = view;
  const limit = control.notCovered[words.language];
  return html`<li id="${control.id}" class="${state}"><p>${describeState(view, words)}</p><div><p>${control.claim[words.language]}</p><p>${describeProofs(view, words)} ${limit && html`<b>${words.say('limit')}</b> ${limit}`}</p></div></li>
`;
}

function describeState({ control, state, since }: ControlView, words: PageWords): Markup {
  switch (state) {
    case 'verified':
      return html`<b>${words.say('state.verified')}</b> ${since && words.say('state.verifiedOn', { time: words.writeTime(since.slice(0, 10)) })}`;
    case 'not_verified':
      return html`<b>${words.say('state.notVerified')}</b> ${since && words.say('state.notVerifiedSince', { time: words.writeTime(since) })}`;
    case 'planned':
      return html`<b>${words.say('state.planned')}</b>`;
    case 'vendor': {
      if (!control.vendor) return html`<b>${words.say('state.vendor')}</b>`;
      const { name, url, checkedOn } = control.vendor;
      const link = html`<a href="${url}" rel="noreferrer">${name}</a>`;
      return html`<b>${words.say('state.vendor')}</b> ${words.say('vendor.checked', { name: link, time: words.writeTime(checkedOn) })}`;
    }
  }
}

/** What is tested, and how often; nothing of what has not run. */
function describeProofs({ proofs }: ControlView, words: PageWords): Markup | '' {
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
