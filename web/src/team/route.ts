import { useEffect, useState } from 'react';
import { holdNavigation } from './leave-guard.ts';

const SECTIONS = [
  ...(['conversations', 'knowledge', 'faq', 'checks', 'protection', 'hours', 'settings'] as const),
  ...(['members', 'business', 'organisations', 'account'] as const),
] as const;
/** What mails call a section. */
const ALIASES: Record<string, Section> = { invitations: 'organisations' };
export type Section = (typeof SECTIONS)[number];

export interface Route {
  section: Section;
  /** Of a conversation, or of a document whose findings are shown. */
  id: string | null;
}

/** The route of `location.hash`; an unknown one is the list of conversations. */
export function parseRoute(hash: string): Route {
  const [, name, id] = hash.split('/');
  const named = name !== undefined && Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  const section = SECTIONS.find((known) => known === named) ?? 'conversations';
  const isId =
    (section === 'conversations' || section === 'knowledge') &&
    id !== undefined &&
    /^[0-9a-f-]{36}$/i.test(id);
  return { section, id: isId ? id : null };
}

export function routeHref(section: Section, id?: string): string {
  return id ? `#/${section}/${id}` : `#/${section}`;
}

let hasNavigated = false;

/** Whether the reader has moved inside the page: only then is focus moved for them. */
export function hasMoved(): boolean {
  return hasNavigated;
}

/** The current route; a form with unsaved changes may hold the next one back. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onChange = () => {
      if (location.hash === hash || holdNavigation(hash)) return;
      hasNavigated = true;
      setHash(location.hash);
    };
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, [hash]);
  return parseRoute(hash);
}
