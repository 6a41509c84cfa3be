/** The languages that Portero speaks: to customers, to owners, in errors. */
export type Language = 'es' | 'pt' | 'en';
