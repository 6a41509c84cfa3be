/**
 * What a webhook's signature is worth. Only `verified` may be acted on; the others are what the log calls a refusal.
 * `unsigned`: there is none. `malformed`: the header or a part of what is signed is not in the provider's form.
 * `mismatch`: not by our secret, or not over this. `stale`: ours, but its time is out of the tolerance.
 */
export type SignatureVerdict = 'verified' | 'unsigned' | 'malformed' | 'mismatch' | 'stale';
