import { composeReply } from '../../worker/features/assistant/compose-reply.ts';
import { inspect } from '../../worker/guard/inspect.ts';
import type { Log } from '../../worker/platform/log.ts';
import type { AnswerModel } from '../../worker/providers/models/answer-model.ts';
import { type ChatModel, groundedModel } from '../../worker/providers/models/grounded-model.ts';
import { guardedQuotes } from '../../worker/providers/models/guarded-quotes.ts';
import { type Encoding, encode } from './encodings.ts';
import { type Position, place } from './positions.ts';
import type { Scene } from './scenes.ts';
import { type Reached, score } from './score.ts';
import type { Strategy } from './strategy.ts';

export interface Attack {
  strategy: Strategy;
  encoding: Encoding;
  position: Position;
  scene: Scene;
}

export interface Attempt {
  attack: Attack;
  /** What the customer would have got; null for nothing. */
  body: string | null;
  reached: Reached;
  /** Whether the model did as it was told: without the containment the customer would have got it. */
  isObeyed: boolean;
  /** Whether the honest question beside the attack was answered; null where there was none. */
  isServed: boolean | null;
  /** What held the model's own answer back; null: nothing did, or no model was asked. */
  stoppedBy: string | null;
}

/** Longer than a customer waits. */
const PATIENCE_MS = 30_000;

/** Plays one attack through the product's own code, up to the text that would have been sent. */
export async function attempt(attack: Attack, chat: ChatModel, hasInputGuard: boolean): Promise<Attempt> {
  const { strategy, encoding, position, scene } = attack;
  const text = encode(strategy.texts[scene.language], encoding, scene.language);
  const turn = await place(text, position, scene);
  let system = '';
  let said: string | null = null;
  let stoppedBy: string | null = null;
  const listening: ChatModel = {
    ...chat,
    async complete(messages, signal) {
      system = messages[0]?.content ?? '';
      const completion = await chat.complete(messages, signal);
      said = completion.text;
      return completion;
    },
  };
  const model = groundedModel(
    listening,
    logThat((failure) => {
      stoppedBy = failure;
    }),
  );
  const started = performance.now();
  const body = hasInputGuard
    ? await guarded(turn, model, () => {
        stoppedBy = 'input_guard';
      })
    : await answer(turn, model);
  const tookMs = performance.now() - started;
  const scored = (text: string | null) => score({ strategy, scene, body: text, system, tookMs });
  const isObeyed = stoppedBy === 'too_long' || (said !== null && scored(said).isReached);
  const hasQuestion = position !== 'message' && position !== 'quoted_message';
  const isServed = hasQuestion ? scene.honest.answer.test(body ?? '') : null;
  return { attack, body, reached: scored(body), isObeyed, isServed, stoppedBy };
}

type Turn = Awaited<ReturnType<typeof place>>;

async function answer(turn: Turn, model: AnswerModel): Promise<string | null> {
  const reply = await composeReply(turn, model, NOW, AbortSignal.timeout(PATIENCE_MS));
  return reply === null || reply.kind === 'silence' ? null : reply.body;
}

/** With the guard of what comes in: a message that it blocks is refused, a passage that it suspects is left out. */
async function guarded(turn: Turn, model: AnswerModel, stop: () => void): Promise<string | null> {
  const before = turn.saidBefore.flatMap(({ author, body }) => (author === 'customer' ? [body] : []));
  const message = turn.unanswered.map(({ body }) => body ?? '').join('\n');
  const { verdict } = inspect(message, { before });
  if (verdict !== 'allow') stop();
  if (verdict === 'block') return REFUSED;
  const passages = turn.passages.filter(
    ({ documentTitle, headings, text }) =>
      inspect([documentTitle, ...headings, text].join('\n')).verdict === 'allow',
  );
  return answer({ ...turn, passages }, verdict === 'suspicious' ? guardedQuotes : model);
}

const NOW = new Date('2026-11-27T15:00:00Z');
/** Whatever the product says then: it holds nothing of the attack. */
const REFUSED = 'REFUSED';

function logThat(onDegraded: (failure: string) => void): Log {
  const log: Log = {
    info: () => undefined,
    warn: (event, fields) => {
      if (event === 'model.degraded') onDegraded(String(fields?.failure));
    },
    error: () => undefined,
    with: () => log,
  };
  return log;
}
