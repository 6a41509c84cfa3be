// @ts-check
import { act, byId, initials } from './dom.js';
import { layOut, narrow, setPanel } from './panels.js';
import { showChat } from './show-chat.js';
import { showActiveFaults, showFaultKinds } from './show-faults.js';
import { showSidebar } from './show-sidebar.js';
import { language, text, translatePage, useLanguage } from './texts.js';

const REACTIONS = ['❤️', '👍', '😂'];

/** @type {any} */
const view = {
  businesses: [],
  customers: [],
  messages: new Map(),
  unread: new Map(),
  faults: [],
  phoneNumberId: sessionStorage.getItem('business') ?? '',
  customerId: sessionStorage.getItem('customer') ?? '',
};
/** @type {EventSource | null} */
let events = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typingTimer;
let reactionsSent = 0;

function show() {
  const business = view.businesses.find(
    (/** @type {any} */ entry) => entry.phoneNumberId === view.phoneNumberId,
  );
  byId('chat-name').textContent = business?.name ?? text('noBusiness');
  byId('chat-avatar').textContent = initials(business?.name ?? '');
  byId('chat-sub').textContent = business ? `${business.displayPhoneNumber} · ${customerName()}` : '';
  for (const node of document.querySelectorAll('#composer button, #composer textarea, #close-window')) {
    /** @type {HTMLButtonElement} */ (node).disabled = business === undefined;
  }
  showSidebar(view, pickCustomer);
  showChat(chat(), business?.name ?? '');
  showActiveFaults(view.faults);
}

function customerName() {
  return view.customers.find((/** @type {any} */ entry) => entry.id === view.customerId)?.name ?? '';
}

function chat() {
  return [...view.messages.values()].filter(isShown);
}

/** @param {{ customerId: string, phoneNumberId: string }} message */
function isShown({ customerId, phoneNumberId }) {
  return customerId === view.customerId && phoneNumberId === view.phoneNumberId;
}

async function load() {
  const answer = await fetch('/state').catch(() => null);
  if (!answer?.ok) return;
  const { messages, ...rest } = await answer.json();
  Object.assign(view, rest, {
    messages: new Map(messages.map((/** @type {any} */ entry) => [entry.wamid, entry])),
  });
  if (!view.businesses.some((/** @type {any} */ entry) => entry.phoneNumberId === view.phoneNumberId)) {
    view.phoneNumberId = view.businesses[0]?.phoneNumberId ?? '';
  }
  if (customerName() === '') view.customerId = view.customers[0]?.id ?? '';
}

/** The chat counts as open while the page is visible: then the simulator tells the business of reading. */
async function connect() {
  events?.close();
  await load();
  show();
  byId('messages').scrollTop = byId('messages').scrollHeight;
  const looking = document.visibilityState === 'visible';
  const query = new URLSearchParams(
    looking ? { customer: view.customerId, business: view.phoneNumberId } : {},
  );
  const source = new EventSource(`/events?${query}`);
  events = source;
  let lost = false;
  source.onerror = () => {
    lost = true;
    byId('connection').hidden = false;
    byId('connection').textContent = text('offline');
  };
  source.onopen = async () => {
    byId('connection').hidden = true;
    if (lost) await load();
    lost = false;
    show();
  };
  source.addEventListener('message', (event) => receive(JSON.parse(event.data)));
  source.addEventListener('typing', (event) => showTyping(JSON.parse(event.data)));
  source.addEventListener('faults', (event) => {
    view.faults = JSON.parse(event.data);
    showActiveFaults(view.faults);
  });
  for (const name of ['customer', 'reload']) source.addEventListener(name, () => void load().then(show));
}

/** @param {any} message */
function receive(message) {
  const isNew = !view.messages.has(message.wamid);
  view.messages.set(message.wamid, message);
  if (isNew && message.from === 'business') {
    if (isShown(message)) byId('typing').hidden = true;
    else {
      const key = `${message.phoneNumberId} ${message.customerId}`;
      view.unread.set(key, (view.unread.get(key) ?? 0) + 1);
    }
  }
  show();
}

/** @param {any} typing */
function showTyping(typing) {
  if (!isShown(typing)) return;
  byId('typing').hidden = false;
  byId('typing-text').textContent = text('typing', { name: byId('chat-name').textContent ?? '' });
  clearTimeout(typingTimer);
  typingTimer = setTimeout(hideTyping, typing.forMs);
}

function hideTyping() {
  byId('typing').hidden = true;
}

/** @param {string} customerId */
function pickCustomer(customerId) {
  open(customerId, view.phoneNumberId);
  if (narrow.matches) setPanel('people', false);
  byId('text').focus();
}

/** @param {string} customerId @param {string} phoneNumberId */
function open(customerId, phoneNumberId) {
  Object.assign(view, { customerId, phoneNumberId });
  sessionStorage.setItem('customer', customerId);
  sessionStorage.setItem('business', phoneNumberId);
  view.unread.delete(`${phoneNumberId} ${customerId}`);
  hideTyping();
  void connect();
}

/** @param {object} content */
async function send(content) {
  const { customerId, phoneNumberId } = view;
  const done = await act('send', { customerId, phoneNumberId, content });
  byId('messages').scrollTop = byId('messages').scrollHeight;
  byId('announce').textContent = done ? '' : text('rejected');
  return done;
}

async function sendText() {
  const area = byId('text');
  const body = area.value.trim();
  if (body === '') return;
  area.value = '';
  grow();
  if (!(await send({ type: 'text', body }))) area.value = body;
}

/** @param {string} sample */
function sendSample(sample) {
  if (sample !== 'reaction') return send({ type: sample });
  const target = chat().findLast(({ from }) => from === 'business');
  if (target === undefined) {
    byId('announce').textContent = text('noMessages');
    return;
  }
  reactionsSent += 1;
  return send({
    type: 'reaction',
    messageId: target.wamid,
    emoji: REACTIONS[reactionsSent % REACTIONS.length],
  });
}

function grow() {
  const area = byId('text');
  area.rows = Math.min(5, area.value.split('\n').length);
}

function listen() {
  byId('composer').addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    void sendText();
  });
  byId('text').addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendText();
  });
  byId('text').addEventListener('input', grow);
  for (const button of document.querySelectorAll('[data-sample]')) {
    button.addEventListener('click', () => void sendSample(button.getAttribute('data-sample') ?? ''));
  }
  byId('business').addEventListener('change', (/** @type {any} */ event) =>
    open(view.customerId, event.target.value),
  );
  byId('language').value = language();
  byId('language').addEventListener('change', (/** @type {any} */ event) => {
    useLanguage(event.target.value);
    translatePage();
    showFaultKinds();
    show();
  });
  byId('add-customer').addEventListener('submit', async (/** @type {any} */ event) => {
    event.preventDefault();
    const form = event.target;
    const done = await act('add-customer', Object.fromEntries(new FormData(form)));
    byId('announce').textContent = done ? '' : text('rejected');
    byId('phone-hint').textContent = text(done ? 'phoneHint' : 'rejected');
    if (done) form.reset();
  });
  byId('clear-faults').addEventListener('click', () => void act('clear-faults', {}));
  byId('close-window').addEventListener('click', async () => {
    if (await act('close-window', { customerId: view.customerId, phoneNumberId: view.phoneNumberId }))
      byId('announce').textContent = text('windowClosed');
  });
  for (const button of document.querySelectorAll('[data-open]'))
    button.addEventListener('click', () => setPanel('people', true));
  for (const button of document.querySelectorAll('[data-close]')) {
    button.addEventListener('click', () =>
      setPanel(button.getAttribute('data-close') === 'people' ? 'people' : 'faults', false),
    );
  }
  byId('faults-toggle').addEventListener('click', () =>
    setPanel('faults', byId('faults').classList.contains('closed')),
  );
  byId('scrim').addEventListener('click', layOut);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && !byId('scrim').hidden && layOut());
  document.addEventListener('visibilitychange', () => void connect());
}

translatePage();
showFaultKinds();
listen();
layOut();
void connect();
