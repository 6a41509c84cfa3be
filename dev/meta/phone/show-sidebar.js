// @ts-check
import { byId, initials, make } from './dom.js';
import { timeOf } from './show-chat.js';
import { text } from './texts.js';

/**
 * @param {any} view what the page knows: businesses, customers, messages, customerId, phoneNumberId, unread
 * @param {(customerId: string) => void} onPick
 */
export function showSidebar(view, onPick) {
  const select = byId('business');
  select.replaceChildren(
    ...view.businesses.map((/** @type {any} */ { phoneNumberId, name }) =>
      make('option', { value: phoneNumberId, selected: phoneNumberId === view.phoneNumberId }, name),
    ),
  );
  select.disabled = view.businesses.length === 0;
  byId('customers').replaceChildren(
    ...view.customers.map((/** @type {any} */ customer) => customerItem(customer, view, onPick)),
  );
}

/** @param {any} customer @param {any} view @param {(customerId: string) => void} onPick */
function customerItem(customer, view, onPick) {
  const last = [...view.messages.values()].findLast(
    (message) =>
      message.customerId === customer.id &&
      message.phoneNumberId === view.phoneNumberId &&
      message.type !== 'reaction',
  );
  const unread = view.unread.get(`${view.phoneNumberId} ${customer.id}`) ?? 0;
  const current = customer.id === view.customerId;
  const preview = last
    ? `${last.from === 'customer' ? `${text('you')}: ` : ''}${last.text || text(last.type)}`
    : text('noMessages');
  return make(
    'li',
    {},
    make(
      'button',
      { type: 'button', 'aria-current': current ? 'true' : 'false', click: () => onPick(customer.id) },
      make('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(customer.name)),
      make(
        'span',
        { class: 'who' },
        make('strong', {}, customer.name),
        make('span', { class: 'preview' }, preview),
      ),
      make(
        'span',
        { class: 'meta' },
        last ? timeOf(last.at) : '',
        unread > 0 && !current ? make('b', { class: 'count' }, String(unread)) : null,
      ),
    ),
  );
}
