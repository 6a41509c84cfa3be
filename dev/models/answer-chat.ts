import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerJson } from '../http/answer.ts';
import { asRecord } from '../http/read-body.ts';
import type { ModelFault } from './faults.ts';
import { answerPrompt, countTokens } from './read-prompt.ts';
import { obeyPrompt } from './worst-case/obey-prompt.ts';

const PIECE = 16;
const ENDLESS_PIECES = 100_000;

/**
 * Answers a chat completion, streamed if it was asked so, or breaks it as the fault says.
 * @param obeys whether it does whatever its context orders, as the worst model would
 */
export async function answerChat(
  response: ServerResponse,
  body: Record<string, unknown>,
  fault: ModelFault | null,
  obeys: boolean,
): Promise<void> {
  const prompt = saidBy(body, 'user');
  const answer = obeys ? obeyPrompt({ system: saidBy(body, 'system'), user: prompt }) : answerPrompt(prompt);
  const text = textOf(answer, fault);
  const finish = fault?.kind === 'says' ? (fault.finishReason ?? 'stop') : 'stop';
  const usage = { prompt_tokens: countTokens(prompt), completion_tokens: countTokens(text) };
  if (body.stream !== true) {
    const message = { role: 'assistant', content: text };
    answerJson(response, 200, { choices: [{ index: 0, message, finish_reason: finish }], usage });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = (data: unknown) => writeWhenReady(response, `data: ${JSON.stringify(data)}\n\n`);
  const piece = (content: string) =>
    send({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });

  const pieces = text.match(new RegExp(`[^]{1,${PIECE}}`, 'g')) ?? [];
  for (const [index, content] of pieces.entries()) {
    if (fault?.kind === 'slow') await sleep(fault.delayMs);
    if (index >= pieces.length / 2 && (await isBroken(response, fault, piece, send))) return;
    if (response.destroyed) return;
    await piece(content);
  }
  await send({ choices: [{ index: 0, delta: {}, finish_reason: finish }] });
  if (asRecord(body.stream_options)?.include_usage === true) await send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** Plays the fault of a stream's middle; false where it has none. */
async function isBroken(
  response: ServerResponse,
  fault: ModelFault | null,
  piece: (content: string) => Promise<void>,
  send: (data: unknown) => Promise<void>,
): Promise<boolean> {
  switch (fault?.kind) {
    case 'truncated':
      response.end();
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'stall':
      return true;
    case 'wrong-json':
      response.end('data: {"choices":[{"delta":{"content":\n\n');
      return true;
    case 'error-in-stream':
      await send({ error: { message: 'The server had an error', type: 'server_error' } });
      response.end();
      return true;
    case 'endless':
      for (let index = 0; index < ENDLESS_PIECES && !response.destroyed; index++)
        await piece('pan y más pan ');
      return true;
    case 'long-line':
      for (let index = 0; index < ENDLESS_PIECES && !response.destroyed; index++) {
        await writeWhenReady(response, index === 0 ? 'data: {"' : 'x'.repeat(1_000));
      }
      return true;
    default:
      return false;
  }
}

function textOf(answer: string, fault: ModelFault | null): string {
  if (fault?.kind === 'says') return fault.text;
  if (fault?.kind === 'no-citation') return answer.replace(/ \[\d+\]/g, '');
  if (fault?.kind === 'made-up-citation') return answer.replace(/\[\d+\]/g, '[97]');
  return answer;
}

function saidBy(body: Record<string, unknown>, role: 'system' | 'user'): string {
  const messages = Array.isArray(body.messages) ? body.messages.map(asRecord) : [];
  return messages.flatMap((one) => (one?.role === role ? [String(one.content)] : [])).join('\n');
}

async function writeWhenReady(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}
