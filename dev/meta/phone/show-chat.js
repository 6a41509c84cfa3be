// @ts-check
import { act, byId, make } from './dom.js';
import { formatText } from './format-text.js';
import { language, text } from './texts.js';

/** @param {any[]} messages of one chat @param {string} businessName */
export function showChat(messages, businessName) {
  const list = byId('messages');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const reactions = new Map(
    messages.filter(({ type }) => type === 'reaction').map(({ targetId, text: emoji }) => [targetId, emoji]),
  );
  const shown = messages.filter(({ type }) => type !== 'reaction');
  const wanted = [];
  let day = '';
  for (const message of shown) {
    if (dayOf(message.at) !== day) {
      day = dayOf(message.at);
      wanted.push({ key: `day ${day}`, build: () => make('div', { class: 'day' }, make('span', {}, day)) });
    }
    const stamp = JSON.stringify([message, reactions.get(message.wamid), language()]);
    wanted.push({ key: stamp, build: () => bubble(message, reactions.get(message.wamid)) });
  }
  if (wanted.length === 0)
    wanted.push({ key: `empty ${businessName} ${language()}`, build: () => emptyState(businessName) });
  reuse(list, wanted);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

/**
 * Keeps the nodes that did not change: a screen reader then speaks only of the new ones.
 * @param {HTMLElement} list @param {{ key: string, build: () => HTMLElement }[]} wanted
 */
function reuse(list, wanted) {
  const old = new Map(
    [...list.children].map((node) => [/** @type {HTMLElement} */ (node).dataset.key, node]),
  );
  const nodes = wanted.map(({ key, build }) => {
    const kept = old.get(key);
    if (kept !== undefined) return kept;
    const node = build();
    node.dataset.key = key;
    return node;
  });
  for (const node of [...list.children]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

/** @param {string} businessName */
function emptyState(businessName) {
  const [title, hint] = businessName === '' ? ['noBusiness', 'noBusinessHint'] : ['empty', 'emptyHint'];
  const picture = make('img', { src: 'icon.svg', alt: '', width: 64, height: 64 });
  return make(
    'div',
    { class: 'empty' },
    picture,
    make('strong', {}, text(title)),
    make('p', {}, text(hint, { name: businessName })),
  );
}

/** @param {any} message @param {string | undefined} reaction */
function bubble(message, reaction) {
  const mine = message.from === 'customer';
  return make(
    'div',
    { class: `bubble ${mine ? 'mine' : 'theirs'} ${reaction ? 'reacted' : ''}` },
    mine ? make('span', { class: 'visually-hidden' }, `${text('you')}: `) : null,
    ...content(message),
    make(
      'span',
      { class: 'foot' },
      make('time', { datetime: new Date(message.at).toISOString() }, timeOf(message.at)),
      mine ? ticks(message) : null,
    ),
    trouble(message),
    reaction ? make('span', { class: 'reaction' }, reaction) : null,
  );
}

/** @param {any} message @returns {(Node | null)[]} */
function content(message) {
  const source = `/phone-media/${message.mediaId}`;
  const body = message.text ? make('span', { class: 'body' }, ...formatText(message.text)) : null;
  if (message.type === 'image')
    return [
      make('img', {
        class: 'photo',
        src: source,
        alt: message.text || text('image'),
        width: 320,
        height: 220,
      }),
      body,
    ];
  if (message.type === 'audio')
    return [make('audio', { controls: true, preload: 'metadata', src: source, 'aria-label': text('audio') })];
  if (message.type === 'location') return [make('span', { class: 'pin', 'aria-hidden': 'true' }), body];
  return [body ?? make('em', { class: 'body' }, text(message.type))];
}

/** One: accepted; two: the webhook was acknowledged; two in colour: read. @param {any} message */
function ticks({ webhook, seen }) {
  if (webhook === 'retrying' || webhook === 'given_up')
    return make('span', { class: 'alarm', 'aria-hidden': 'true' }, '!');
  const state = seen ? 'seen' : webhook === 'acknowledged' ? 'acknowledged' : 'accepted';
  const label = { role: 'img', 'aria-label': text(state), title: text(state) };
  return make(
    'span',
    { class: `ticks ${state}`, ...label },
    make('i', {}),
    state === 'accepted' ? null : make('i', {}),
  );
}

/** @param {any} message */
function trouble({ webhook, attempts, wamid, status, errorCode }) {
  if (status === 'failed') return make('span', { class: 'trouble' }, text('failed', { n: errorCode }));
  if (webhook !== 'retrying' && webhook !== 'given_up') return null;
  return make(
    'span',
    { class: 'trouble' },
    text(webhook, { n: Math.min(attempts + 1, 8) }),
    ' ',
    make('button', { type: 'button', class: 'link', click: () => act('retry', { wamid }) }, text('retry')),
  );
}

/** @param {number} at */
export function timeOf(at) {
  return new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** @param {number} at */
function dayOf(at) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  if (at >= midnight) return text('today');
  if (at >= midnight - 86_400_000) return text('yesterday');
  return new Intl.DateTimeFormat(language(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}
