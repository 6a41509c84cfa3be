// @ts-check
import { act, byId, make } from './dom.js';
import { FAULT_GROUPS } from './fault-kinds.js';
import { language, text } from './texts.js';

const ENDPOINTS = ['messages', 'read', 'media', 'media-file'];
const LANGUAGES = ['es', 'pt', 'en'];

/** The forms that switch faults on; made anew when the language changes. */
export function showFaultKinds() {
  byId('fault-kinds').replaceChildren(
    ...FAULT_GROUPS.map(({ group, graph, kinds }) =>
      make(
        'section',
        {},
        make('h3', { class: 'caption' }, text(group)),
        ...kinds.map((entry) => kindForm(entry, graph)),
      ),
    ),
  );
}

/** @param {{ id: string, fault: Record<string, any>, played: number }[]} active */
export function showActiveFaults(active) {
  byId('active-faults').replaceChildren(
    ...(active.length === 0 ? [make('li', { class: 'hint' }, text('none'))] : active.map(activeItem)),
  );
  byId('clear-faults').hidden = active.length === 0;
  byId('faults-count').hidden = active.length === 0;
  byId('faults-count').textContent = String(active.length);
}

/** @param {{ id: string, fault: Record<string, any>, played: number }} active */
function activeItem({ id, fault, played }) {
  const name = nameOf(fault.kind);
  const detail = [
    fault.on && text(fault.on),
    whenText(fault.when),
    played > 0 && text('played', { n: played }),
  ];
  return make(
    'li',
    {},
    make('span', {}, make('strong', {}, name), make('small', {}, detail.filter(Boolean).join(' · '))),
    make(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': text('remove', { name }),
        click: () => act('remove-fault', { id }),
      },
      '✕',
    ),
  );
}

/** @param {any} when */
function whenText(when) {
  if (when?.next) return text('next').replace(/\bN\b/, when.next);
  return when?.every ? text('every').replace(/\bN\b/, when.every) : text('always');
}

/** @param {string} kind */
function nameOf(kind) {
  const found = FAULT_GROUPS.flatMap((group) => group.kinds).find((entry) => entry.kind === kind);
  return found?.names[LANGUAGES.indexOf(language())] ?? kind;
}

/** @param {import('./fault-kinds.js').FaultKind} entry @param {boolean} graph */
function kindForm({ kind, fields = {} }, graph) {
  const inputs = Object.entries(fields).map(([name, value]) =>
    field(
      text(name),
      make('input', {
        name,
        value,
        type: name === 'secret' ? 'text' : 'number',
        min: 0,
        required: value !== '',
      }),
    ),
  );
  const endpoints = ENDPOINTS.map((value) => make('option', { value }, text(value)));
  const when = ['next', 'every', 'always'].map((value) => make('option', { value }, text(value)));
  const form = make(
    'form',
    { submit: (event) => switchOn(event, kind) },
    graph ? field(text('endpoint'), make('select', { name: 'on' }, ...endpoints)) : null,
    ...inputs,
    make(
      'div',
      { class: 'pair' },
      field(text('when'), make('select', { name: 'when' }, ...when)),
      field(
        text('number'),
        make('input', { name: 'n', type: 'number', min: 1, max: 1000, value: 1, required: true }),
      ),
    ),
    make('button', { type: 'submit', class: 'button' }, text('activate')),
  );
  if (kind === 'expired-media') form.querySelector('select')?.setAttribute('data-start', 'media');
  const start = form.querySelector('select[data-start]');
  if (start instanceof HTMLSelectElement) start.value = 'media';
  return make('details', { class: 'fault', name: 'fault' }, make('summary', {}, nameOf(kind)), form);
}

/** @param {Event} event @param {string} kind */
async function switchOn(event, kind) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const { when, n, ...rest } = Object.fromEntries(new FormData(form));
  const fields = Object.entries(rest).filter(([, value]) => value !== '');
  const values = fields.map(([name, value]) => [
    name,
    name === 'on' || name === 'secret' ? value : Number(value),
  ]);
  const fault = {
    kind,
    ...Object.fromEntries(values),
    when: when === 'always' ? when : { [String(when)]: Number(n) },
  };
  const done = await act('add-fault', { fault });
  if (done) form.closest('details')?.removeAttribute('open');
  byId('announce').textContent = done ? `${text('active')}: ${nameOf(kind)}` : text('rejected');
}

/** @param {string} label @param {Node} input */
function field(label, input) {
  return make('label', { class: 'field' }, make('span', {}, label), input);
}
