/** Who may see what the business knows, who may change it, and who may correct an answer. */
export const READERS = ['owner', 'admin', 'agent', 'viewer'] as const;
export const EDITORS = ['owner', 'admin'] as const;
export const DESK = ['owner', 'admin', 'agent'] as const;
