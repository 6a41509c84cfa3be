import { html } from 'hono/html';
import type { Markup } from '../../../http/answer-page.ts';
import { isFresh } from '../evidence/control-states.ts';
import type { EvidenceCheck } from '../evidence/verify-statement.ts';
import type { Trust } from '../read-trust.ts';
import type { PageWords } from './texts/all.ts';

/** The whole in a few lines: how much is verified, on what evidence, and whether the probes are at work. */
export function summarise(trust: Trust, words: PageWords): Markup {
  const count = (wanted: string) => trust.controls.filter(({ state }) => state === wanted).length;
  const verified = count('verified');
  const implemented = verified + count('not_verified');
  const isWhole = implemented > 0 && verified === implemented;
  return html`<div class="summary ${isWhole ? 'verified' : 'not_verified'}"><p class="count">${words.say('summary.count', { verified, implemented })}</p>
<p>${describeEvidence(trust.evidence.check, words)}${describeLastEvidence(trust, words)}${trust.build && html` ${words.say('summary.build', { build: html`<code>${trust.build.slice(0, 12)}</code>` })}`}</p>
<p>${describeProbes(trust, words)} ${words.say('summary.often')}</p></div>`;
}

function describeEvidence(check: EvidenceCheck, words: PageWords): Markup {
  switch (check.status) {
    case 'valid': {
      const time = words.time(check.statement.predicate.time);
      return html`${words.say('evidence.valid', { time })}${check.isDevelopmentKey && html` <strong>${words.say('evidence.development')}</strong>`}`;
    }
    case 'stale':
      return words.say('evidence.stale', { time: words.time(check.since) });
    case 'missing':
    case 'unavailable':
      return words.say(`evidence.${check.status}`);
    default:
      return words.say('evidence.unusable', { reason: words.say(`reason.${check.status}`) });
  }
}

/** Until when evidence that does not hold now was seen to hold, by its probe; nothing where nobody has seen that. */
function describeLastEvidence({ evidence, probes }: Trust, words: PageWords): Markup | '' {
  if (evidence.check.status === 'valid' || evidence.check.status === 'stale') return '';
  const time = probes.find(({ name }) => name === 'evidence-fresh')?.lastPassedAt;
  return time ? html` ${words.say('evidence.since', { time: words.time(time) })}` : '';
}

function describeProbes({ probes, now }: Trust, words: PageWords): Markup {
  const fresh = probes.filter((result) => isFresh(result, now));
  const [first] = fresh;
  if (!first) return words.say('summary.noProbes');
  const passed = fresh.filter(({ state }) => state === 'passed').length;
  return words.say('summary.probes', { passed, all: probes.length, time: words.time(first.at) });
}
