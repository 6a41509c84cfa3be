import { ModelError } from './model-error.ts';
import { connectionError } from './openai-call.ts';

const MAX_LINE = 64 * 1024;
/** Reasoning that is not part of the answer streams too. */
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * The `data:` lines of a server-sent event stream, in order. Leaving the loop, or aborting, ends the stream, and
 * with it the upstream's work. Time is linear in the bytes, whatever the chunks.
 * @throws ModelError too_long, network or timeout; the signal's reason once it is aborted
 */
export async function* eventData(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const decoder = new TextDecoder();
  let line = '';
  let size = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const part = await reader.read();
      signal.throwIfAborted();
      if (part.done) break;
      size += part.value.byteLength;
      const [rest = '', ...lines] = decoder.decode(part.value, { stream: true }).split('\n');
      line += rest;
      for (const next of lines) {
        if (line.length > MAX_LINE) break;
        if (line.startsWith('data:')) yield line.slice(5).trim();
        line = next;
      }
      if (line.length > MAX_LINE || size > MAX_BYTES) throw new ModelError('too_long');
    }
    if (line.startsWith('data:')) yield line.slice(5).trim();
  } catch (error) {
    throw connectionError(error, signal);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
