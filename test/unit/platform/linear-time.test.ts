import { afterEach, expect, it, vi } from 'vitest';
import { isAngry } from '../../../worker/features/assistant/handover-anger.ts';
import { cutDays } from '../../../worker/features/assistant/hours/read-days.ts';
import { maskText } from '../../../worker/features/guard/excerpt.ts';
import { formatNumber } from '../../../worker/features/knowledge/extract/number-format.ts';
import { showsImage } from '../../../worker/guard/output/links.ts';
import { holdsKey } from '../../../worker/guard/output/secrets.ts';
import { decodedParts } from '../../../worker/guard/text/decoded-parts.ts';
import { createLog } from '../../../worker/platform/log.ts';
import { publicUrl } from '../../../worker/platform/public-url.ts';
import { maskPII } from '../../../worker/platform/redact.ts';
import { sendByBinding } from '../../../worker/providers/mail/email-binding.ts';

afterEach(() => vi.restoreAllMocks());

const days = (text: string) => cutDays(text, '2026-11-30', false);
const number = (code: string) => formatNumber(46349.5, code, false);

/** What each was once quadratic on. */
const ATTACKS: [string, (text: string) => unknown, string][] = [
  ['days', days, 'el '],
  ['days', days, 'the '],
  ['days', days, 'on the '],
  ['days', days, 'todos los '],
  ['days', days, '2 y '],
  ['a format', number, 'hm'],
  ['a format', number, 'm'],
  ['a format', number, '['],
  ['what is masked', maskText, 'www./'],
  ['what is masked', maskPII, 'a'],
  ['pictures', showsImage, '.![t'],
  ['keys', (text) => holdsKey(text, text, ''), 'eyJ-'],
  ['encodings', decodedParts, 'a'],
  ['a sender', (text) => sendByBinding({ send: async () => undefined }, `${text}x>`), ' '],
  ['a host', (text) => publicUrl(`https://a${text}`, { ownHost: 'x.example', exemptOrigins: [] }), '.'],
  ['anger', isAngry, 'que verguenza '],
];

it.each(ATTACKS)('%s: takes time that grows no faster than the text (%#)', (_, use, pump) => {
  expect(leastGrowth(use, pump)).toBeLessThan(QUADRATIC);
});

it('a stack: takes time that grows no faster than the text', () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const write = (text: string) => {
    const error = new Error('x');
    error.stack = `Error: x\n    at ${text} x`;
    createLog().error('it.failed', error);
  };
  expect(leastGrowth(write, 'a')).toBeLessThan(QUADRATIC);
});

/** Eight times the text: eight times the time where it is linear, sixty-four times where it is quadratic. */
const QUADRATIC = 30;
const ATTEMPTS = 6;

/** Other work makes a run longer, never shorter: of several the least growth is the truest. */
function leastGrowth(use: (text: string) => unknown, pump: string): number {
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && growth >= QUADRATIC; attempt++) {
    growth = Math.min(growth, leastMs(use, pump, 32_000) / leastMs(use, pump, 4_000));
  }
  return growth;
}

function leastMs(use: (text: string) => unknown, pump: string, length: number): number {
  const text = pump.repeat(Math.ceil(length / pump.length));
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    use(text);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
