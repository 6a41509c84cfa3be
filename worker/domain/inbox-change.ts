/** What a browser is told: what to load again, never the content itself. */
export type InboxChange = { type: 'conversation'; id: string } | { type: 'knowledge' } | { type: 'settings' };
