import { asRecord } from '../http/read-body.ts';
import type { Fault, When } from './faults.ts';
import type { GraphEndpoint } from './types.ts';

const ENDPOINTS: readonly GraphEndpoint[] = ['messages', 'read', 'media', 'media-file'];
const MAX_CODE = 9_999_999;
const MAX_DELAY_MS = 600_000;

/** A fault as the phone page sends it, or null when any part of it is wrong or out of bounds. */
export function parseFault(value: unknown): Fault | null {
  const input = asRecord(value);
  const when = input === null ? null : parseWhen(input.when);
  if (input === null || when === null) return null;
  return parseEmitterFault(input, when) ?? parseGraphFault(input, when);
}

function parseEmitterFault(input: Record<string, unknown>, when: When): Fault | null {
  const { kind } = input;
  switch (kind) {
    case 'raw-utf8':
    case 'raw-utf8-escaped-signature':
    case 'missing-from':
    case 'wrong-signature':
    case 'no-statuses':
    case 'shuffled-statuses':
      return { kind, when };
    case 'duplicate': {
      const copies = whole(input.copies, 2, 10);
      return copies === null ? null : { kind, copies, when };
    }
    case 'reorder':
    case 'batch': {
      const size = whole(input.size, 2, 50);
      return size === null ? null : { kind, size, when };
    }
    case 'late-retry':
    case 'delayed-statuses': {
      const delayMs = whole(input.delayMs, 0, MAX_DELAY_MS);
      return delayMs === null ? null : { kind, delayMs, when };
    }
    case 'rotated-secret': {
      const { secret } = input;
      return typeof secret === 'string' && secret.length > 0 && secret.length <= 200
        ? { kind, secret, when }
        : null;
    }
    default:
      return null;
  }
}

function parseGraphFault(input: Record<string, unknown>, when: When): Fault | null {
  const on = ENDPOINTS.find((endpoint) => endpoint === input.on);
  if (on === undefined) return null;
  const { kind } = input;
  switch (kind) {
    case 'server-error':
    case 'bad-gateway':
    case 'hang':
    case 'reset-after-accept':
    case 'hang-after-accept':
    case 'truncated-json':
    case 'error-in-200':
    case 'expired-token':
    case 'expired-media':
      return { kind, on, when };
    case 'rate-limit': {
      const code = input.code === 131056 ? 131056 : 130429;
      const retryAfterSeconds = whole(input.retryAfterSeconds, 0, 3600);
      return { kind, on, when, code, ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }) };
    }
    case 'graph-error':
    case 'failed-status': {
      const code = whole(input.code, 0, MAX_CODE);
      return code === null ? null : { kind, on, when, code };
    }
    default:
      return null;
  }
}

function parseWhen(value: unknown): When | null {
  if (value === undefined || value === 'always') return 'always';
  const input = asRecord(value);
  const next = whole(input?.next, 1, 1000);
  if (next !== null) return { next };
  const every = whole(input?.every, 1, 1000);
  return every === null ? null : { every };
}

function whole(value: unknown, min: number, max: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : null;
}
