import type { TextModel } from './model/linear-model.ts';
import { findForgedTurns } from './rules/forged-turns.ts';
import { findPayloads, type PayloadReason } from './rules/payloads.ts';
import { segmentsOf } from './text/segments.ts';
import { type View, viewsOf } from './text/views.ts';

/** suspicious: answered, but only with quotes. block: refused, and a strike. */
export type Verdict = 'allow' | 'suspicious' | 'block';

export type Reason =
  | PayloadReason
  | 'forged_turn'
  | 'hidden_text'
  | 'disguised'
  | 'manipulation'
  | 'split_over_messages'
  | 'too_long';

/** Where in the text a reason was found; indexes of UTF-16, `to` exclusive. */
export interface Span {
  reason: Reason;
  from: number;
  to: number;
}

export interface Inspection {
  verdict: Verdict;
  /** 0..1: how likely it is that somebody manipulates. */
  score: number;
  /** Without repeats. */
  reasons: Reason[];
  spans: Span[];
}

/** As a training sees it. */
export interface Judged extends Inspection {
  /** Log-odds: above 0 more likely than not. */
  odds: number;
}

export interface InspectContext {
  /** What the same customer wrote before, oldest first: a manipulation may be split over messages. */
  before?: readonly string[];
  /** A passage of a document. Handbooks instruct whoever answers: what would be refused of a customer is suspicious there. */
  isDocument?: boolean;
}

/** A longer text is looked at from both ends; what lies between them is suspicious by itself. */
const LONGEST = 20_000;
const TAIL = 4_000;
/** So many earlier messages, and characters of them, count. */
const MAX_BEFORE = 4;
const MAX_BEFORE_LENGTH = 1_500;

/**
 * By a model, whether a text tries to manipulate the assistant or what runs behind it. Pure; never throws; time and memory are
 * linear in the text, and bounded.
 */
export function inspectWith(
  judging: TextModel,
  text: string,
  { before = [], isDocument = false }: InspectContext = {},
): Judged {
  const model = isDocument ? forDocuments(judging) : judging;
  const bounded = bound(text);
  const alone = inspectOnce(model, bounded);
  const earlier = before.slice(-MAX_BEFORE).join('\n').slice(-MAX_BEFORE_LENGTH);
  const joined = earlier === '' ? null : inspectJoined(model, earlier, bounded, alone.odds);
  const odds = Math.max(alone.odds, joined ?? Number.NEGATIVE_INFINITY);
  const spans = [...alone.spans];
  if (joined !== null && joined > alone.odds && joined >= model.suspiciousAt) {
    spans.push({ reason: 'split_over_messages', from: 0, to: text.length });
  }
  if (text.length > LONGEST) spans.push({ reason: 'too_long', from: LONGEST - TAIL, to: text.length - TAIL });
  const verdict = verdictOf(model, odds, spans);
  const shown = verdict === 'allow' ? [] : spans;
  return {
    ...{ verdict, odds },
    score: 1 / (1 + Math.exp(-odds)),
    reasons: [...new Set(shown.map(({ reason }) => reason))],
    spans: shown,
  };
}

function forDocuments(model: TextModel): TextModel {
  const { documentAt, blockAt } = model;
  return { ...model, suspiciousAt: blockAt, blockAt: Math.max(documentAt, blockAt) };
}

function verdictOf(model: TextModel, odds: number, spans: readonly Span[]): Verdict {
  if (odds >= model.blockAt) return 'block';
  if (odds >= model.suspiciousAt || spans.some(({ reason }) => reason === 'too_long')) return 'suspicious';
  return 'allow';
}

function bound(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - TAIL)}\n${text.slice(-TAIL)}`;
}

interface Found {
  /** Log-odds: the most that any reading of any part comes to, and what signs of a disguise add. */
  odds: number;
  spans: Span[];
}

function inspectOnce(model: TextModel, text: string): Found {
  const views = viewsOf(text);
  const spans: Span[] = [];
  let odds = Number.NEGATIVE_INFINITY;
  for (const view of views) {
    const { odds: found, from, to } = mostLikely(model, view);
    const disguised = found + (view.kind === 'plain' ? 0 : BONUS[view.kind]);
    if (view.kind !== 'plain' && found >= model.suspiciousAt) spans.push({ reason: 'disguised', from, to });
    if (found >= model.suspiciousAt) spans.push({ reason: 'manipulation', from, to });
    odds = Math.max(odds, disguised);
  }
  for (const { reason, from, to } of findPayloads(text)) {
    spans.push({ reason, from, to });
    odds = Math.max(odds, CERTAIN);
  }
  const forged = findForgedTurns(text);
  for (const { from, to } of forged) spans.push({ reason: 'forged_turn', from, to });
  if (forged.length > 0) odds = Math.max(odds + FORGED, FORGED_AT_LEAST);
  const hidden = hiddenOdds(views[0]);
  if (hidden > 0) spans.push({ reason: 'hidden_text', from: 0, to: text.length });
  return { odds: odds + hidden, spans };
}

/** Above any threshold. */
const CERTAIN = 20;
const FORGED = 2;
const FORGED_AT_LEAST = 1;
/** Who disguises what they say has a reason. */
const BONUS = { spaced: 0.5, leet: 0.5, tags: 3, decoded: 1, reversed: 1, shifted: 1 } as const;

function mostLikely(model: TextModel, { folded }: View): { odds: number; from: number; to: number } {
  const { text, offsets } = folded;
  const place = (from: number, to: number) => {
    const [first = 0, last = 0] = [offsets[from], offsets[Math.max(from, to - 1)]];
    // A text that is read backwards begins where it ends.
    return { from: Math.min(first, last), to: Math.max(first, last) + 1 };
  };
  const parts = segmentsOf(text).map(({ from, to }) => ({ from, to, weight: model.weigh(text, from, to) }));
  const whole = model.odds(...parts.map(({ weight }) => weight));
  let best = { odds: whole - lengthDiscount(text), ...place(0, text.length) };
  const consider = (odds: number, from: number, to: number) => {
    if (odds > best.odds) best = { odds, ...place(from, to) };
  };
  const ofMany = PART + Math.min(PER_PART * Math.log(Math.max(1, parts.length - 1)), AT_MOST);
  for (const [index, one] of parts.length > 1 ? parts.entries() : []) {
    consider(model.odds(one.weight) - ofMany - ALONE, one.from, one.to);
    const next = parts[index + 1];
    if (next) consider(model.odds(one.weight, next.weight) - ofMany, one.from, next.to);
  }
  return best;
}

/** The most of many parts is higher by chance alone, the more there are; but a little poison has to show in any text. */
const PART = 0.5;
const PER_PART = 1;
const AT_MOST = 1.5;
/** One part says less than two; but an order between honest sentences must not be drowned by them. */
const ALONE = 3;

/** Whoever writes much says more of everything, for and against: so much less does it mean. */
function lengthDiscount(text: string): number {
  return PER_LENGTH * Math.log(Math.max(1, text.length / LONG));
}

const PER_LENGTH = 1;
/** Characters. */
const LONG = 300;

/** What invisible or look-alike letters say by themselves. */
function hiddenOdds(plain: View | undefined): number {
  if (!plain) return 0;
  const { invisible, tags, bidi, stacked, mixed } = plain.folded.counts;
  return (
    (tags > 3 ? 3 : 0) +
    (bidi > 1 ? 1 : 0) +
    (invisible > 3 ? 1 : 0) +
    (mixed > 1 ? 1.5 : 0) +
    (stacked > 20 ? 1 : 0)
  );
}

/** Only where the message adds to what stood before: a conversation that was suspicious once is not so for ever. */
function inspectJoined(model: TextModel, earlier: string, text: string, alone: number): number | null {
  const before = inspectOnce(model, earlier).odds;
  const joined = inspectOnce(model, `${earlier}\n${text}`).odds;
  return joined > Math.max(before, alone) + JOINED ? joined - JOINED : null;
}

const JOINED = 0.5;
