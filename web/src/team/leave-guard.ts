import { useEffect } from 'react';

let ask: ((leave: () => void) => void) | null = null;

/**
 * While `isDirty`, leaving the page is confirmed by the browser and leaving the section by `onLeave`, which gets
 * the function that leaves after all. `onLeave` must be stable.
 */
export function useLeaveGuard(isDirty: boolean, onLeave: (leave: () => void) => void): void {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    ask = onLeave;
    return () => {
      window.removeEventListener('beforeunload', warn);
      ask = null;
    };
  }, [isDirty, onLeave]);
}

/** Puts `hash` back into the address and asks, where a form is unsaved. @returns whether the move is held */
export function holdNavigation(hash: string): boolean {
  if (!ask) return false;
  const wanted = location.hash;
  history.replaceState(null, '', hash || '#/');
  ask(() => {
    ask = null;
    location.hash = wanted;
  });
  return true;
}
