// @ts-check
import { language, text } from './texts.js';

/** @typedef {{ id: string, from: string, to: string[], subject: string, text: string | null, hasHtml: boolean, at: number }} Mail */

const list = /** @type {HTMLElement} */ (document.getElementById('mails'));
const banner = /** @type {HTMLElement} */ (document.getElementById('connection'));
const shown = new Set();

async function refresh() {
  const answer = await fetch('/mails').catch(() => null);
  if (!answer?.ok) return;
  /** @type {Mail[]} */
  const mails = await answer.json();
  if (mails.length === 0) {
    shown.clear();
    list.replaceChildren(emptyState());
    return;
  }
  if (shown.size === 0) list.replaceChildren();
  for (const mail of mails.toReversed()) {
    if (shown.has(mail.id)) continue;
    shown.add(mail.id);
    list.prepend(mailItem(mail));
  }
}

/** @param {Mail} mail */
function mailItem(mail) {
  const item = make('li', 'mail');
  const head = make('div', 'head');
  const time = make('time', '', formatTime(mail.at));
  time.setAttribute('datetime', new Date(mail.at).toISOString());
  head.append(make('h2', '', mail.subject), time);
  item.append(
    head,
    make('p', 'people', `${text('to')}: ${mail.to.join(', ')} · ${text('from')}: ${mail.from}`),
  );
  if (mail.text !== null) {
    const body = make('div', 'body');
    body.append(...withLinks(mail.text));
    item.append(body);
  }
  if (mail.hasHtml) item.append(htmlView(mail));
  return item;
}

/** @param {Mail} mail */
function htmlView(mail) {
  const details = document.createElement('details');
  details.open = mail.text === null;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
  frame.title = `${text('html')}: ${mail.subject}`;
  frame.loading = 'lazy';
  frame.src = `/mails/${mail.id}/html`;
  details.append(make('summary', '', text('html')), frame);
  return details;
}

/** Links in plain text can be followed; everything else stays text. @param {string} source */
function withLinks(source) {
  return source.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => {
    if (index % 2 === 0) return part;
    const link = document.createElement('a');
    Object.assign(link, { href: part, target: '_blank', rel: 'noopener noreferrer', textContent: part });
    return link;
  });
}

function emptyState() {
  const item = make('li', 'empty');
  item.append(make('strong', '', text('empty')), make('p', '', text('emptyHint')));
  return item;
}

/** @param {string} tag @param {string} className @param {string} [content] */
function make(tag, className, content = '') {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = content;
  return node;
}

/** @param {number} at */
function formatTime(at) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

function connect() {
  const events = new EventSource('/events');
  events.addEventListener('mail', () => void refresh());
  events.onopen = () => {
    banner.hidden = true;
    void refresh();
  };
  events.onerror = () => {
    banner.hidden = false;
    banner.textContent = text('offline');
  };
}

document.documentElement.lang = language;
document.title = `${text('title')} · Portero`;
for (const id of ['title', 'intro']) document.getElementById(id)?.replaceChildren(text(id));
connect();
