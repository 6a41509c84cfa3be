/** Bodies of WhatsApp webhooks in every shape that Meta sends. */
export type Json = Record<string, unknown>;

export const CHANNEL = '880000000000001';
export const CUSTOMER = '5491155550001';
export const USER_ID = 'AR.70000000000000000001';
/** Seconds, as WhatsApp sends them, and the same moment in milliseconds. */
const SENT_AT_SECONDS = '1790000000';
export const SENT_AT = 1_790_000_000_000;

/** A whole body from changes; several entries: concatenate their `entry` lists. */
export function whatsAppBody(...changes: Json[]): { object: string; entry: Json[] } {
  return { object: 'whatsapp_business_account', entry: [{ id: '770000000000001', changes }] };
}

export function change(value: Json, field = 'messages', channel = CHANNEL): Json {
  const metadata = { display_phone_number: '5491100000000', phone_number_id: channel };
  return { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
}

export const contact = { wa_id: CUSTOMER, user_id: USER_ID, profile: { name: 'Lucía' } };

/** One customer message in a body of its own; `message` may replace or add any field. */
export function messageBody(
  message: Json,
  contacts: Json[] | null = [contact],
): ReturnType<typeof whatsAppBody> {
  return whatsAppBody(change({ ...(contacts && { contacts }), messages: [envelope(message)] }));
}

/** The fields that every message has. */
export function envelope(message: Json): Json {
  return { from: CUSTOMER, id: 'wamid.A1', timestamp: SENT_AT_SECONDS, ...message };
}

export const textMessage = (body: string, more: Json = {}): Json => ({
  type: 'text',
  text: { body },
  ...more,
});

export const mediaMessage = (type: string, more: Json = {}): Json => ({
  type,
  [type]: { id: '4400', mime_type: 'x/y', sha256: 'aa=', ...more },
});

export const locationMessage: Json = {
  type: 'location',
  location: { latitude: -34.6, longitude: -58.4, name: 'Plaza', address: 'Calle 1' },
};

export const contactsMessage: Json = {
  type: 'contacts',
  contacts: [
    { name: { formatted_name: 'Ana Paz' }, phones: [{ phone: '+54 1' }, { phone: '+54 2' }] },
    { name: { first_name: 'Luis' } },
  ],
};

export const orderMessage: Json = {
  type: 'order',
  order: {
    catalog_id: '1',
    text: 'para hoy',
    product_items: [{ product_retailer_id: 'PAN', quantity: 2, item_price: 10.5, currency: 'ARS' }],
  },
};

export const reactionMessage = (emoji?: string): Json => ({
  type: 'reaction',
  reaction: { message_id: 'wamid.T1', ...(emoji !== undefined && { emoji }) },
});

export const buttonReply = (title: string): Json => ({
  type: 'interactive',
  interactive: { type: 'button_reply', button_reply: { id: 'b1', title } },
});

export const listReply = (title: string): Json => ({
  type: 'interactive',
  interactive: { type: 'list_reply', list_reply: { id: 'l1', title, description: 'more' } },
});

export const flowReply = (response: Json): Json => ({
  type: 'interactive',
  interactive: {
    type: 'nfm_reply',
    nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(response) },
  },
});

export const templateButton = (text: string): Json => ({ type: 'button', button: { payload: 'p', text } });

export const unsupportedMessage: Json = { type: 'unsupported', errors: [{ code: 131051, title: 'Unknown' }] };

export const editMessage = (message: Json): Json => ({
  type: 'edit',
  edit: { original_message_id: 'wamid.T1', message },
});

export const revokeMessage: Json = { type: 'revoke', revoke: { original_message_id: 'wamid.T1' } };

export const numberChange = (newWaId: string): Json => ({
  type: 'system',
  system: { type: 'user_changed_number', wa_id: newWaId, body: 'changed' },
});

export const userIdChange = (previous: string, current: string): Json => ({
  type: 'system',
  system: { type: 'user_changed_user_id', previous_user_id: previous, user_id: current, body: 'changed' },
});

export function userIdUpdate(previous: string, current: string): Json {
  const update = { wa_id: CUSTOMER, user_id: { previous, current }, timestamp: SENT_AT_SECONDS };
  return change({ user_id_update: [update] }, 'user_id_update');
}

/** An echo of the WhatsApp Business app. */
export function echoChange(message: Json): Json {
  const echo = {
    from: '5491100000000',
    to: CUSTOMER,
    id: 'wamid.E1',
    timestamp: SENT_AT_SECONDS,
    ...message,
  };
  return change({ message_echoes: [echo] }, 'smb_message_echoes');
}

export function statusChange(status: string, more: Json = {}): Json {
  const one = { id: 'wamid.O1', status, timestamp: SENT_AT_SECONDS, recipient_id: CUSTOMER, ...more };
  return change({ statuses: [one] });
}

/** Two entries with several changes, several messages in one, a second channel in the other. */
export function severalEntries(): { object: string; entry: Json[] } {
  const text = (id: string) => envelope(textMessage(id, { id }));
  const first = whatsAppBody(
    change({ contacts: [contact], messages: [text('m1'), text('m2')] }),
    statusChange('read'),
  );
  const second = whatsAppBody(
    change({ contacts: [contact], messages: [text('m3')] }, 'messages', '880000000000002'),
  );
  return { object: first.object, entry: [...first.entry, ...second.entry] };
}
