import { asRecord } from '../http/read-body.ts';
import { type GraphAnswer, graphError } from './graph-error.ts';
import { newWamid, type SimulatorState } from './state.ts';
import type { BusinessMessage, Customer, SimulatedBusiness } from './types.ts';

const MAX_TEXT = 4096;
const MAX_OPAQUE = 512;
const MEDIA_TYPES = ['image', 'audio', 'video', 'document', 'sticker'];

export interface SendOutcome {
  answer: GraphAnswer;
  /** The message that was accepted, else null. */
  message: BusinessMessage | null;
}

/** POST /{phone_number_id}/messages with a message in it: checks it as Meta does and accepts it. */
export function sendMessage(
  state: SimulatorState,
  business: SimulatedBusiness,
  body: Record<string, unknown>,
): SendOutcome {
  const refuse = (answer: GraphAnswer): SendOutcome => ({ answer, message: null });
  if (body.messaging_product !== 'whatsapp') {
    return refuse(graphError(100, { details: 'messaging_product must be "whatsapp"' }));
  }
  const address = body.to ?? body.recipient;
  if (typeof address !== 'string' || address === '') {
    return refuse(graphError(131008, { details: 'Parameter "to" or "recipient" is required' }));
  }
  const opaque = body.biz_opaque_callback_data;
  if (opaque !== undefined && (typeof opaque !== 'string' || opaque.length > MAX_OPAQUE)) {
    return refuse(graphError(100, { details: `biz_opaque_callback_data: up to ${MAX_OPAQUE} characters` }));
  }
  const type = typeof body.type === 'string' ? body.type : 'text';
  const text = readText(state, type, body);
  if (typeof text !== 'string') return refuse(text);
  const customer = state.findCustomer(address);
  if (customer === null) return refuse(graphError(131026, { details: 'The recipient is not on WhatsApp' }));
  if (type !== 'template' && !state.isWindowOpen(customer.id, business.phoneNumberId)) {
    return refuse(graphError(131047, { details: 'More than 24 hours since the customer last replied' }));
  }
  const message = accept(state, business, customer, { address, type, text, outboxId: opaque ?? null, body });
  return { answer: acceptance(address, customer, message.wamid), message };
}

/** What the message says, or Meta's refusal of its content. */
function readText(state: SimulatorState, type: string, body: Record<string, unknown>): string | GraphAnswer {
  const content = asRecord(body[type]);
  if (type !== 'text' && type !== 'template' && !MEDIA_TYPES.includes(type)) return graphError(131051);
  if (content === null) return graphError(131008, { details: `Parameter "${type}" is required` });
  if (type === 'template') {
    return typeof content.name === 'string'
      ? `[${content.name}]`
      : graphError(131008, { details: 'template.name is required' });
  }
  if (type !== 'text') {
    if (!state.media.has(String(content.id))) return graphError(131053, { details: 'Unknown media id' });
    return typeof content.caption === 'string' ? content.caption : '';
  }
  const text = content.body;
  if (typeof text !== 'string' || text.trim() === '') {
    return graphError(131008, { details: 'text.body is required' });
  }
  if (text.length > MAX_TEXT) {
    return graphError(100, { details: `text.body must be at most ${MAX_TEXT} characters` });
  }
  return text;
}

interface Accepted {
  address: string;
  type: string;
  text: string;
  outboxId: string | null;
  body: Record<string, unknown>;
}

function accept(
  state: SimulatorState,
  business: SimulatedBusiness,
  customer: Customer,
  { address, type, text, outboxId, body }: Accepted,
): BusinessMessage {
  const mediaId = MEDIA_TYPES.includes(type) ? String(asRecord(body[type])?.id) : null;
  const context = asRecord(body.context)?.message_id;
  const message: BusinessMessage = {
    from: 'business',
    wamid: newWamid(),
    customerId: customer.id,
    phoneNumberId: business.phoneNumberId,
    type,
    text,
    mediaId,
    mimeType: mediaId === null ? null : (state.media.get(mediaId)?.mimeType ?? null),
    targetId: typeof context === 'string' ? context : null,
    at: Date.now(),
    outboxId,
    status: 'accepted',
    errorCode: null,
  };
  state.saveMessage(message);
  const { wamid, customerId, phoneNumberId, at } = message;
  state.sent.push({ wamid, to: address, customerId, phoneNumberId, text, outboxId, at });
  return message;
}

function acceptance(address: string, customer: Customer, wamid: string): GraphAnswer {
  const contact = {
    input: address,
    ...(customer.waId === null ? {} : { wa_id: customer.waId }),
    user_id: customer.userId,
  };
  return {
    status: 200,
    accepted: true,
    body: { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id: wamid }] },
  };
}
