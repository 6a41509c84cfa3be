import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerBytes, answerJson } from '../http/answer.ts';
import { parseJsonObject, readBody } from '../http/read-body.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import { serveStatic } from '../http/static-files.ts';
import type { FaultBook } from './faults.ts';
import { parseContent } from './parse-content.ts';
import { parseFault } from './parse-fault.ts';
import type { MetaSimulator } from './simulator.ts';
import type { SimulatorState } from './state.ts';

const PAGE = new URL('./phone/', import.meta.url);
const PAGE_FILES = [
  'index.html',
  'icon.svg',
  'phone.css',
  'people.css',
  'chat.css',
  'composer.css',
  'faults.css',
  'phone.js',
  'texts.js',
  'dom.js',
  'panels.js',
  'format-text.js',
  'show-chat.js',
  'show-sidebar.js',
  'show-faults.js',
  'fault-kinds.js',
];
const MAX_BODY_BYTES = 64 * 1024;
const MAX_NAME = 80;

export interface PhoneApiParts {
  state: SimulatorState;
  faults: FaultBook;
  sendFromCustomer: MetaSimulator['sendFromCustomer'];
  openChat: MetaSimulator['openChat'];
  retryNow: (wamid: string) => void;
}

/** The phone page and the API that only that page may call. */
export class PhoneApi {
  readonly #parts: PhoneApiParts;

  constructor(parts: PhoneApiParts) {
    this.#parts = parts;
  }

  /** @returns false when the path belongs to Graph */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<boolean> {
    if (request.method === 'GET' && (await serveStatic(response, path, PAGE, PAGE_FILES))) return true;
    const [, section = '', rest = ''] =
      /^\/(state|events|actions|phone-media)(?:\/([\w-]+))?$/.exec(path) ?? [];
    if (section === '') return false;
    if (!isSameOrigin(request)) {
      answerJson(response, 403, { error: { message: 'Only the phone page may call this' } });
    } else if (request.method === 'POST' && section === 'actions') {
      const input = parseJsonObject(await readBody(request, MAX_BODY_BYTES));
      const done = input !== null && this.#act(rest, input);
      answerJson(response, done ? 200 : 400, { done });
    } else if (request.method !== 'GET' || section === 'actions') {
      answerJson(response, 405, { error: { message: 'Method not allowed' } });
    } else if (section === 'state') {
      answerJson(response, 200, this.#snapshot());
    } else if (section === 'events') {
      const { state, openChat } = this.#parts;
      state.live.open(response, openChat(query.get('customer') ?? '', query.get('business') ?? ''));
    } else {
      this.#sendMedia(response, rest);
    }
    return true;
  }

  #snapshot() {
    const { state, faults } = this.#parts;
    return {
      businesses: [...state.businesses.values()].map(({ accessToken: _, ...business }) => business),
      customers: [...state.customers.values()],
      messages: [...state.messages.values()],
      faults: faults.list(),
    };
  }

  /** @returns false when the action is unknown or its input is wrong */
  #act(action: string, input: Record<string, unknown>): boolean {
    const { state, faults, sendFromCustomer, retryNow } = this.#parts;
    const customerId = String(input.customerId);
    const phoneNumberId = String(input.phoneNumberId);
    switch (action) {
      case 'send': {
        const content = parseContent(input.content);
        const known = state.customers.has(customerId) && state.businesses.has(phoneNumberId);
        if (content === null || !known) return false;
        sendFromCustomer(customerId, phoneNumberId, content);
        return true;
      }
      case 'add-customer':
        return this.#addCustomer(input);
      case 'add-fault': {
        const fault = parseFault(input.fault);
        if (fault !== null) faults.add(fault);
        return fault !== null;
      }
      case 'remove-fault':
        faults.remove(String(input.id));
        return true;
      case 'clear-faults':
        faults.clear();
        return true;
      case 'retry':
        retryNow(String(input.wamid));
        return true;
      case 'close-window':
        state.closeWindow(customerId, phoneNumberId);
        return true;
      default:
        return false;
    }
  }

  #addCustomer({ name, waId }: Record<string, unknown>): boolean {
    if (typeof name !== 'string' || typeof waId !== 'string') return false;
    const digits = waId.replace(/[+\s()-]/g, '');
    const trimmed = name.trim();
    if (trimmed === '' || trimmed.length > MAX_NAME) return false;
    if (digits !== '' && !/^\d{7,15}$/.test(digits)) return false;
    const ids =
      digits === '' ? { userId: `US.${Date.now()}${this.#parts.state.customers.size}` } : { waId: digits };
    this.#parts.state.addCustomer({ ...ids, name: trimmed });
    return true;
  }

  #sendMedia(response: ServerResponse, id: string): void {
    const media = this.#parts.state.media.get(id);
    const shown = media !== undefined && /^(image\/(png|jpeg|webp)|audio\/)/.test(media.mimeType);
    if (!shown) answerJson(response, 404, { error: { message: 'No such media' } });
    else answerBytes(response, 200, media.bytes, { 'Content-Type': media.mimeType });
  }
}
