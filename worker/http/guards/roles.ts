/** Any member: may see. */
export const READERS = ['owner', 'admin', 'agent', 'viewer'] as const;
/** May change what the business knows, how it is set and who belongs to it. */
export const EDITORS = ['owner', 'admin'] as const;
/** May talk to customers and correct an answer. */
export const DESK = ['owner', 'admin', 'agent'] as const;
