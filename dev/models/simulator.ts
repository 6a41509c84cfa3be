import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson } from '../http/answer.ts';
import { Feed } from '../http/feed.ts';
import { listen } from '../http/listen.ts';
import { parseJsonObject, readBody } from '../http/read-body.ts';
import { answerChat } from './answer-chat.ts';
import { answerEmbeddings } from './answer-embeddings.ts';
import { type ModelEndpoint, type ModelFault, ModelFaults } from './faults.ts';

export interface ModelSimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  /** Calls without this key are refused; null: no key is asked for. */
  apiKey?: string | null;
  /** Parameters that are answered with 400, as models do that know others. */
  refusedParameters?: string[];
  /** honest: keeps to what it is told; worst-case: obeys every order in its context. */
  character?: 'honest' | 'worst-case';
}

export interface ModelRequest {
  on: ModelEndpoint;
  body: Record<string, unknown>;
  fault: ModelFault['kind'] | null;
  /** Whether the client went before the answer was whole. */
  isAbandoned: boolean;
}

export interface ModelSimulator {
  /** What OPENAI_URL is set to. */
  url: string;
  requests: Feed<ModelRequest>;
  faults: ModelFaults;
  close(): Promise<void>;
}

const ENDPOINTS: Record<string, ModelEndpoint> = {
  '/v1/chat/completions': 'chat',
  '/v1/embeddings': 'embeddings',
};
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Starts an OpenAI-compatible endpoint: chat completions, streamed and not, that answer from the passages of the
 * prompt, and embeddings that are near for texts with like words.
 * @throws Error when the port is taken
 */
export async function startModelSimulator(options: ModelSimulatorOptions): Promise<ModelSimulator> {
  const { port, apiKey = null, refusedParameters = [], character = 'honest' } = options;
  const faults = new ModelFaults();
  const requests = new Feed<ModelRequest>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const on = ENDPOINTS[request.url ?? ''];
    if (on === undefined || request.method !== 'POST') return refuse(response, 404, 'Unknown request URL');
    const body = parseJsonObject(await readBody(request, MAX_BODY_BYTES));
    if (body === null) return refuse(response, 400, 'We could not parse the JSON body of your request');
    const fault = faults.take(on);
    const seen: ModelRequest = { on, body, fault: fault?.kind ?? null, isAbandoned: false };
    response.once('close', () => {
      seen.isAbandoned = !response.writableFinished;
    });
    requests.push(seen);
    if (apiKey !== null && request.headers.authorization !== `Bearer ${apiKey}`) {
      return refuse(response, 401, 'Incorrect API key provided');
    }
    const refused = refusedParameters.find((name) => name in body);
    if (refused !== undefined) return refuse(response, 400, `Unsupported parameter: '${refused}'`);
    if (fault !== null && isRefused(response, fault)) return;
    if (on === 'chat') await answerChat(response, body, fault, character === 'worst-case');
    else await answerEmbeddings(response, body, fault);
  }

  const server = await listen('Model simulator', port, handle);
  return { url: `${server.url}/v1`, requests, faults, close: server.close };
}

/** Plays a fault that stands for the whole answer. */
function isRefused(response: ServerResponse, fault: ModelFault): boolean {
  switch (fault.kind) {
    case 'rate-limit': {
      const seconds = fault.retryAfterSeconds;
      refuse(
        response,
        429,
        'Rate limit reached',
        seconds === undefined ? {} : { 'Retry-After': String(seconds) },
      );
      return true;
    }
    case 'server-error':
      refuse(response, 500, 'The server had an error while processing your request');
      return true;
    case 'unauthorized':
      refuse(response, 401, 'Incorrect API key provided');
      return true;
    case 'hang':
      return true;
    default:
      return false;
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  answerJson(response, status, { error: { message, type: 'error', param: null, code: null } }, headers);
}
