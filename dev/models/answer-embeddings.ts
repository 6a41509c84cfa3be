import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerBytes, answerJson } from '../http/answer.ts';
import { embedText } from './embed-text.ts';
import type { ModelFault } from './faults.ts';
import { countTokens } from './read-prompt.ts';

/** Answers with a vector for each text, or breaks it as the fault says. */
export async function answerEmbeddings(
  response: ServerResponse,
  body: Record<string, unknown>,
  fault: ModelFault | null,
): Promise<void> {
  const texts = [body.input].flat().map(String);
  const dimensions = fault?.kind === 'wrong-dimensions' ? 768 : 1024;
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: embedText(text, dimensions),
  }));
  if (fault?.kind === 'too-few') data.pop();
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  // Backwards: what counts is each one's index.
  const answer = {
    object: 'list',
    data: data.reverse(),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
  if (fault?.kind === 'slow') await sleep(fault.delayMs);
  if (fault?.kind === 'wrong-json' || fault?.kind === 'truncated') {
    const bytes = Buffer.from(JSON.stringify(answer));
    answerBytes(response, 200, bytes.subarray(0, bytes.length / 2), { 'Content-Type': 'application/json' });
    return;
  }
  if (fault?.kind === 'reset') response.socket?.resetAndDestroy();
  else answerJson(response, 200, answer);
}
