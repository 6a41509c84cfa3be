// @ts-check
import { byId } from './dom.js';

export const narrow = matchMedia('(max-width: 760px)');
const drawers = matchMedia('(max-width: 1100px)');

for (const media of [narrow, drawers]) media.addEventListener('change', layOut);

/** Opens or closes a side panel; where it covers the chat, the chat is out of reach. @param {'people' | 'faults'} id @param {boolean} isOpen */
export function setPanel(id, isOpen) {
  const media = id === 'people' ? narrow : drawers;
  const panel = byId(id);
  const wasCovering = panel.classList.contains('covers');
  panel.classList.toggle('closed', !isOpen);
  panel.classList.toggle('covers', isOpen && media.matches);
  panel.inert = !isOpen;
  if (id === 'faults') byId('faults-toggle').setAttribute('aria-expanded', String(isOpen));
  const covers = isOpen && media.matches;
  byId('scrim').hidden = !covers;
  const chatArea = document.querySelector('main');
  if (chatArea) chatArea.inert = covers;
  if (covers) panel.querySelector('button[data-close]')?.focus();
  else if (wasCovering) byId(id === 'faults' ? 'faults-toggle' : 'text').focus({ preventScroll: true });
}

/** Panels as the width of the window asks for. */
export function layOut() {
  setPanel('people', !narrow.matches);
  setPanel('faults', !drawers.matches);
}
