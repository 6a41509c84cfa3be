export type JsonRecord = Record<string, unknown>;

/** Characters of text kept per field; WhatsApp itself allows 4,096, captions and orders less. */
export const MAX_TEXT_LENGTH = 65_536;
const MAX_ID_LENGTH = 512;
/** What a contact's identifier may have in the database. */
const MAX_CUSTOMER_ID_LENGTH = 128;
const MAX_INT4 = 2 ** 31 - 1;
const LATEST_DATE_MS = 8.64e15;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one, so that reading on is always safe. */
export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** The objects of a list; anything else counts as an empty list. */
export function asRecords(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Text as sent, without what Postgres cannot hold (NUL, lone surrogates); null if there is none. */
export function asText(value: unknown, maxLength = MAX_TEXT_LENGTH): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .slice(0, maxLength)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '');
  return text === '' ? null : text;
}

/** An identifier, verbatim. One that is too long or holds characters Postgres refuses is none at all. */
export function asId(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.length <= MAX_ID_LENGTH && asText(value) === value ? value : null;
}

/** The id of a person at the provider; one that is too long to be kept is none. */
export function asCustomerId(value: unknown): string | null {
  const id = asId(value);
  return id !== null && id.length <= MAX_CUSTOMER_ID_LENGTH ? id : null;
}

/** A whole number that Postgres' integer can hold. */
export function asInteger(value: unknown): number | null {
  return Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INT4 ? Number(value) : null;
}

/** Milliseconds from WhatsApp's seconds (a string) or Messenger's milliseconds (a number); null if neither. */
export function asMilliseconds(value: unknown): number | null {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^\d{1,16}$/.test(value));
  const time = isNumeric ? Math.trunc(Number(value)) : Number.NaN;
  if (!(time > 0)) return null;
  const milliseconds = time > 1e11 ? time : time * 1000;
  return milliseconds <= LATEST_DATE_MS ? milliseconds : null;
}
