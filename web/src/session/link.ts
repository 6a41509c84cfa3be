const PURPOSES = ['sign_up', 'reset_password', 'change_email'] as const;

/** What a link of a mail is for, and its token: good for one use within ten minutes. */
export interface Link {
  purpose: (typeof PURPOSES)[number];
  token: string;
}

/** The link of an address's fragment `#/link/<purpose>/<token>`, or null. */
export function parseLink(hash: string): Link | null {
  const [, kind, written, token] = hash.split('/');
  const purpose = PURPOSES.find((known) => known === written?.replaceAll('-', '_'));
  return kind === 'link' && purpose && token && /^[\w-]{20,200}$/.test(token) ? { purpose, token } : null;
}

/** The link of the address, which is taken out of it at once: neither the history nor a screenshot keeps it. */
export function takeLink(): Link | null {
  const link = parseLink(location.hash);
  if (location.hash.startsWith('#/link/'))
    history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return link;
}
