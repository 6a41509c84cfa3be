import { asRecord } from '../http/read-body.ts';
import { type GraphAnswer, graphError } from './graph-error.ts';
import type { SimulatorState } from './state.ts';
import type { SimulatedBusiness } from './types.ts';

/** POST /{phone_number_id}/messages with `status: read`: the ticks turn coloured, the typing dots show. */
export function markRead(
  state: SimulatorState,
  business: SimulatedBusiness,
  body: Record<string, unknown>,
): GraphAnswer {
  const wamid = body.message_id;
  const message = typeof wamid === 'string' ? state.messages.get(wamid) : undefined;
  if (message?.from !== 'customer' || message.phoneNumberId !== business.phoneNumberId) {
    return graphError(131009, { details: 'message_id is not a message received by this number' });
  }
  const typing = asRecord(body.typing_indicator);
  if (typing !== null && typing.type !== 'text') {
    return graphError(131009, { details: 'typing_indicator.type must be "text"' });
  }
  for (const other of state.messages.values()) {
    if (other.from !== 'customer' || other.seen || other.at > message.at) continue;
    if (other.customerId !== message.customerId || other.phoneNumberId !== message.phoneNumberId) continue;
    other.seen = true;
    state.saveMessage(other);
  }
  const { phoneNumberId, customerId } = message;
  state.readReceipts.push({
    wamid: message.wamid,
    phoneNumberId,
    typing: typing !== null,
    at: Date.now(),
  });
  if (typing !== null) state.showTyping(customerId, phoneNumberId);
  return { status: 200, accepted: true, body: { success: true } };
}
