import { randomBytes } from 'node:crypto';

/** HTTP status and wording per code, after Meta's list of error codes; unlisted codes answer 400. */
const KNOWN: Record<number, [status: number, message: string]> = {
  0: [401, 'AuthException: We were unable to authenticate the app user'],
  1: [400, 'An unknown error occurred'],
  2: [503, 'Service temporarily unavailable'],
  4: [400, '(#4) Application request limit reached'],
  10: [403, '(#10) Application does not have permission for this action'],
  100: [400, '(#100) Invalid parameter'],
  190: [401, 'Error validating access token: the token is invalid'],
  368: [403, '(#368) Temporarily blocked for policies violations'],
  130429: [429, '(#130429) Rate limit hit'],
  131000: [500, '(#131000) Something went wrong'],
  131008: [400, '(#131008) Required parameter is missing'],
  131009: [400, '(#131009) Parameter value is not valid'],
  131016: [500, '(#131016) Service unavailable'],
  131026: [400, '(#131026) Message undeliverable'],
  131030: [400, '(#131030) Recipient phone number not in allowed list'],
  131031: [403, '(#131031) Account has been locked'],
  131047: [400, '(#131047) Re-engagement message: more than 24 hours have passed'],
  131048: [400, '(#131048) Spam rate limit hit'],
  131049: [400, '(#131049) Not delivered to maintain healthy ecosystem engagement'],
  131051: [400, '(#131051) Unsupported message type'],
  131053: [400, '(#131053) Media upload error'],
  131056: [429, '(#131056) (Business Account, Consumer Account) pair rate limit hit'],
};

export interface GraphAnswer {
  status: number;
  headers?: Record<string, string>;
  body: Record<string, unknown>;
  /** Sent instead of `body`. */
  file?: { bytes: Uint8Array; mimeType: string };
  /** The call had its effect. */
  accepted: boolean;
}

interface ErrorOptions {
  subcode?: number;
  message?: string;
  /** Goes where Meta puts it, in error_data. */
  details?: string;
  /** HTTP status, where it differs from the usual one of the code. */
  status?: number;
}

/** A Graph error in Meta's envelope. */
export function graphError(
  code: number,
  { subcode, message, details, status }: ErrorOptions = {},
): GraphAnswer {
  const [usualStatus, usualMessage] = KNOWN[code] ?? [400, `(#${code}) Request failed`];
  return {
    status: status ?? usualStatus,
    accepted: false,
    body: {
      error: {
        message: message ?? usualMessage,
        type: 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: `A${randomBytes(11).toString('base64url')}`,
      },
    },
  };
}

/** The title of a code, as statuses carry it. */
export function errorTitle(code: number): string {
  return (KNOWN[code]?.[1] ?? 'Request failed').replace(/^\(#\d+\) /, '');
}

/** Meta's answer to an id that does not exist or that the token may not see. */
export function unknownObject(id: string): GraphAnswer {
  const message = `Unsupported request. Object with ID '${id}' does not exist or cannot be loaded`;
  return graphError(100, { subcode: 33, message });
}
