import type { WaitingReason } from '../../domain/conversation.ts';
import type { Language } from '../../domain/language.ts';
import { WHATSAPP_TEXT_MAX_LENGTH } from '../../providers/meta/graph-client.ts';
import type { AnswerModel, Citation, RetrievedPassage } from '../../providers/models/answer-model.ts';
import { detectLanguage } from '../../providers/models/language.ts';
import { terms } from '../../providers/models/terms.ts';
import { type BusinessHours, closedNotice } from './answer-hours.ts';
import type { Refusal } from './guard-turn.ts';
import { handoverReason, PERSON_REASONS, type PersonReason } from './handover.ts';
import type { Turn } from './load-turn.ts';
import { PHRASES } from './phrases.ts';
import { isQuestion, splitHours } from './split-hours.ts';

export interface Reply {
  kind: 'reply' | 'opt_out_confirmation';
  body: string;
  citations: Citation[];
  waitingReason: WaitingReason | null;
  /** Ids of the messages that this reply answers: all of the burst. */
  answered: string[];
}

/** Nothing new to say: the customer knows that a person will answer. */
export interface Silence {
  kind: 'silence';
  answered: string[];
}

/**
 * What to say to the unanswered messages, or null for nothing: somebody is in charge, opted out, window closed.
 * @param refusal what the guard makes of them; the model is not asked then
 */
export async function composeReply(
  turn: Turn,
  model: AnswerModel,
  now: Date,
  signal: AbortSignal,
  refusal: Refusal | null = null,
): Promise<Reply | Silence | null> {
  if (turn.unanswered.length === 0 || turn.mode === 'person' || !turn.windowOpen) return null;
  if (turn.channel.state === 'paused' || turn.address === null) return null;

  const messages = turn.unanswered.flatMap(({ intent, body }) =>
    intent === null && body !== null && body.trim() !== '' ? [body] : [],
  );
  const question = messages.join('\n');
  const intent = turn.unanswered.findLast((message) => message.intent !== null)?.intent ?? null;
  const reply = (body: string, more: Partial<Reply> = {}): Reply => ({
    kind: 'reply',
    body: body.slice(0, WHATSAPP_TEXT_MAX_LENGTH),
    citations: [],
    waitingReason: null,
    answered: turn.unanswered.map((message) => message.id),
    ...more,
  });
  const silence: Silence = { kind: 'silence', answered: turn.unanswered.map((message) => message.id) };
  const written = turn.unanswered.map((message) => message.body ?? '').join('\n');
  const language = detectLanguage(written, turn.tenant.language);

  if (turn.optedOut) {
    return intent === 'stop' ? reply(PHRASES.optedOut[language], { kind: 'opt_out_confirmation' }) : null;
  }
  if (intent === 'start') return reply(PHRASES.optedIn[language]);
  if (refusal !== null) {
    const isHeld = refusal === 'cooledDown' || refusal === 'blocked';
    return reply(PHRASES[refusal][language], { waitingReason: isHeld ? 'abuse' : null });
  }
  if (question === '') return reply(PHRASES.unsupportedMessage[language]);

  const { passages, tenant, saidBefore } = turn;
  const business: BusinessHours = { businessName: tenant.name, hours: turn.hours, timeZone: tenant.timeZone };
  /** What was answered before it is said first. */
  const leave = (
    reason: PersonReason,
    to: Language,
    before: Pick<Reply, 'body' | 'citations'> | null = null,
  ) => {
    const told = promise(turn, reason, to);
    if (told === null && before === null) return silence;
    const notice = told === null || before !== null ? '' : closedNotice(business, now, to);
    const promised = [told, notice].filter(Boolean).join(' ');
    const body = [before?.body, promised].filter(Boolean).join('\n\n');
    return reply(body, { citations: before?.citations ?? [], waitingReason: reason });
  };
  const reason = handoverReason(messages, turn.handoverPhrases);
  if (reason !== null) return leave(reason, language);

  const { hours, rest } = isAnsweredByHand(question, passages)
    ? { hours: null, rest: question }
    : splitHours(question, business, now, language, saidBefore);
  const said = hours && { body: hours.text, citations: hours.citations };
  if (said && rest === '') return reply(said.body, said);
  const answer = await model.answer(
    { question: rest, passages, language: tenant.language, now, business: tenant, saidBefore },
    signal,
  );
  if (answer.kind === 'answered') {
    const body = [said?.body, answer.text].filter(Boolean).join('\n\n');
    return reply(body, { citations: [...(said?.citations ?? []), ...answer.citations] });
  }
  // What came along with a question about the hours and asks nothing needs no person.
  if (said && !isQuestion(rest)) return reply(said.body, said);
  return leave('unknown_answer', answer.language, said);
}

/** Whether the business wrote an answer to this very question: it corrects whatever else could be said. */
function isAnsweredByHand(question: string, passages: RetrievedPassage[]): boolean {
  const asked = [...terms(question)].sort().join(' ');
  return passages.some(
    ({ source, headings }) =>
      source === 'faq' && [...terms(headings.at(-1) ?? '')].sort().join(' ') === asked,
  );
}

/** That a person will answer: in full at first, in short while they are awaited, then no more (null). */
function promise(turn: Turn, reason: PersonReason, language: Language): string | null {
  const isAwaited = turn.mode === 'waiting' && PERSON_REASONS.some((one) => one === turn.waitingReason);
  if (!isAwaited) return PHRASES[PHRASE_OF[reason]][language];
  const short = Object.values(PHRASES.stillWaiting);
  const isRepeated = turn.saidBefore.some(
    ({ author, body }) => author === 'assistant' && short.some((phrase) => body.includes(phrase)),
  );
  return isRepeated ? null : PHRASES.stillWaiting[language];
}

const PHRASE_OF = {
  unknown_answer: 'unknownAnswer',
  asked_for_person: 'askedForPerson',
  anger: 'anger',
  owner_rule: 'ownerRule',
} as const satisfies Record<PersonReason, keyof typeof PHRASES>;
