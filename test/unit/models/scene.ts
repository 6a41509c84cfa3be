import { vi } from 'vitest';
import { createLog, type LogFields } from '../../../worker/platform/log.ts';
import { upstreamFetch } from '../../../worker/platform/upstream.ts';
import type { AnswerRequest, RetrievedPassage } from '../../../worker/providers/models/answer-model.ts';
import type { OpenAiEndpoint } from '../../../worker/providers/models/openai-call.ts';

export const SATURDAYS = 'Los sábados abrimos de 8:00 a 14:00.';
export const DELIVERY = 'Hacemos envíos dentro de Villa Urquiza. El envío cuesta $1.500.';

export function passage(text: string, more: Partial<RetrievedPassage> = {}): RetrievedPassage {
  return {
    ...{ id: crypto.randomUUID(), documentId: crypto.randomUUID(), documentTitle: 'Manual', source: 'file' },
    ...{ headings: ['Manual', 'Horarios'], text, coverage: 1 },
    ...more,
  };
}

export function question(text: string, passages: RetrievedPassage[], more: Partial<AnswerRequest> = {}) {
  const request: AnswerRequest = {
    ...{ question: text, passages, language: 'es', saidBefore: [] },
    now: new Date('2026-10-24T18:04:00Z'),
    ...more,
  };
  return request;
}

export function endpoint(url: string, apiKey: string | null = null): OpenAiEndpoint {
  return { url, apiKey, fetch: upstreamFetch };
}

export const never = () => new AbortController().signal;

/** The product's own log, with its lines kept instead of printed. */
export function recordLog() {
  const lines: LogFields[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  return { log: createLog(), lines };
}
