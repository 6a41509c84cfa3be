import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseJsonObject, readBody } from '../http/read-body.ts';
import type { FaultBook } from './faults.ts';
import { type GraphAnswer, graphError, unknownObject } from './graph-error.ts';
import { refusalOf, sendAnswer } from './graph-fault.ts';
import { MediaEndpoints } from './media.ts';
import { markRead } from './read-receipt.ts';
import { sendMessage } from './send-message.ts';
import type { SimulatorState } from './state.ts';
import type { BusinessMessage, GraphCall, GraphEndpoint, SimulatedBusiness } from './types.ts';

const MAX_BODY_BYTES = 20 * 1024 * 1024;

interface Route {
  endpoint: GraphCall['endpoint'];
  /** Phone number id, media id or key of a media URL. */
  id: string;
}

interface Call extends Route {
  bytes: Buffer;
  body: Record<string, unknown> | null;
  contentType: string;
}

/** The Graph side: what a business's server calls. */
export class GraphApi {
  readonly #state: SimulatorState;
  readonly #faults: FaultBook;
  readonly #media: MediaEndpoints;
  readonly #onAccepted: (message: BusinessMessage, failWith: number | null) => void;

  constructor(
    state: SimulatorState,
    faults: FaultBook,
    onAccepted: (message: BusinessMessage, failWith: number | null) => void,
  ) {
    this.#state = state;
    this.#faults = faults;
    this.#media = new MediaEndpoints(state);
    this.#onAccepted = onAccepted;
  }

  async handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const method = request.method ?? 'GET';
    const bytes = await readBody(request, MAX_BODY_BYTES);
    const body = parseJsonObject(bytes);
    const route = this.#route(method, path, body);
    const contentType = request.headers['content-type'] ?? '';
    const fault = isFaulty(route.endpoint) ? this.#faults.forGraph(route.endpoint) : null;
    const failWith = fault?.kind === 'failed-status' ? fault.code : null;
    const answer =
      (fault && refusalOf(fault)) ??
      (await this.#run(request, { ...route, bytes, body, contentType }, failWith));
    const call: GraphCall = {
      method,
      path,
      endpoint: route.endpoint,
      body,
      status: null,
      fault: fault?.kind ?? null,
      accepted: answer.accepted,
      at: Date.now(),
    };
    this.#state.calls.push(call);
    call.status = await sendAnswer(response, answer, fault);
  }

  #route(method: string, path: string, body: Record<string, unknown> | null): Route {
    const file = /^\/media-files\/([\w-]+)$/.exec(path)?.[1];
    if (file !== undefined && method === 'GET') return { endpoint: 'media-file', id: file };
    const [, id = '', edge = ''] = /^\/v\d+(?:\.\d+)?\/([\w.-]+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (method === 'POST' && edge === 'media') return { endpoint: 'media', id };
    if (method === 'POST' && edge === 'messages') {
      return { endpoint: body?.status === 'read' ? 'read' : 'messages', id };
    }
    if (method === 'GET' && edge === '' && this.#state.businesses.has(id)) {
      return { endpoint: 'phone-number', id };
    }
    if (method === 'GET' && edge === '' && /^\d+$/.test(id)) return { endpoint: 'media', id };
    return { endpoint: 'unknown', id };
  }

  async #run(request: IncomingMessage, call: Call, failWith: number | null): Promise<GraphAnswer> {
    if (call.endpoint === 'unknown') {
      return graphError(100, { status: 404, message: '(#100) Unknown path or unsupported method' });
    }
    const holder = this.#bearerOf(request);
    if (holder === null) return graphError(190);
    if (call.endpoint === 'media-file') return this.#media.download(holder, call.id);
    if (call.endpoint === 'media' && request.method === 'GET') {
      return this.#media.describe(holder, call.id, `http://${request.headers.host ?? 'localhost'}`);
    }
    const business = this.#state.businesses.get(call.id);
    if (business === undefined || !isTokenOf(business, holder.accessToken)) return unknownObject(call.id);
    if (call.endpoint === 'phone-number') return describeNumber(business);
    if (call.endpoint === 'media') return this.#media.upload(business, call.bytes, call.contentType);
    if (call.body === null) return graphError(100, { details: 'The body must be a JSON object' });
    if (call.endpoint === 'read') return markRead(this.#state, business, call.body);
    const { answer, message } = sendMessage(this.#state, business, call.body);
    if (message !== null) this.#onAccepted(message, failWith);
    return answer;
  }

  #bearerOf(request: IncomingMessage): SimulatedBusiness | null {
    const [, token = ''] = /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    for (const business of this.#state.businesses.values()) {
      if (isTokenOf(business, token)) return business;
    }
    return null;
  }
}

function isFaulty(endpoint: GraphCall['endpoint']): endpoint is GraphEndpoint {
  return endpoint !== 'phone-number' && endpoint !== 'unknown';
}

function isTokenOf(business: SimulatedBusiness, token: string): boolean {
  const wanted = Buffer.from(business.accessToken);
  const given = Buffer.from(token);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function describeNumber(business: SimulatedBusiness): GraphAnswer {
  const { phoneNumberId: id, displayPhoneNumber, name } = business;
  const body = { id, display_phone_number: displayPhoneNumber, verified_name: name };
  return { status: 200, accepted: true, body };
}
