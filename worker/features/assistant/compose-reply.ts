import type { WaitingReason } from '../../domain/conversation.ts';
import { WHATSAPP_TEXT_MAX_LENGTH } from '../../providers/meta/graph-client.ts';
import type { AnswerModel, Citation } from '../../providers/models/answer-model.ts';
import { detectLanguage } from '../../providers/models/language.ts';
import type { Turn } from './load-turn.ts';
import { PHRASES } from './phrases.ts';

export interface Reply {
  kind: 'reply' | 'opt_out_confirmation';
  body: string;
  citations: Citation[];
  waitingReason: WaitingReason | null;
  /** Ids of the messages that this reply answers: all of the burst. */
  answered: string[];
}

/** What to say to the unanswered messages, or null for nothing: somebody is in charge, opted out, window closed. */
export async function composeReply(
  turn: Turn,
  model: AnswerModel,
  now: Date,
  signal: AbortSignal,
): Promise<Reply | null> {
  if (turn.unanswered.length === 0 || turn.mode === 'person' || !turn.windowOpen) return null;
  if (turn.channel.state === 'paused' || turn.address === null) return null;

  const question = turn.unanswered
    .filter((message) => message.intent === null && message.body !== null && message.body.trim() !== '')
    .map((message) => message.body)
    .join('\n');
  const intent = turn.unanswered.findLast((message) => message.intent !== null)?.intent ?? null;
  const reply = (body: string, more: Partial<Reply> = {}): Reply => ({
    kind: 'reply',
    body: body.slice(0, WHATSAPP_TEXT_MAX_LENGTH),
    citations: [],
    waitingReason: null,
    answered: turn.unanswered.map((message) => message.id),
    ...more,
  });
  const written = turn.unanswered.map((message) => message.body ?? '').join('\n');
  const language = detectLanguage(written, turn.tenant.language);

  if (turn.optedOut) {
    return intent === 'stop' ? reply(PHRASES.optedOut[language], { kind: 'opt_out_confirmation' }) : null;
  }
  if (intent === 'start') return reply(PHRASES.optedIn[language]);
  if (question === '') return reply(PHRASES.unsupportedMessage[language]);

  const { passages, tenant, saidBefore } = turn;
  const answer = await model.answer(
    { question, passages, language: tenant.language, now, saidBefore },
    signal,
  );
  if (answer.kind === 'answered') return reply(answer.text, { citations: answer.citations });
  return reply(PHRASES.unknownAnswer[answer.language], { waitingReason: 'unknown_answer' });
}
