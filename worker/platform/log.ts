import { AppError } from '../domain/errors.ts';
import { redact } from './redact.ts';

/** Only flat values: an object is where a message's text or a secret slips in. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
  /** The same log with fields on every line, such as the request's id. */
  with(fields: LogFields): Log;
}

/** One JSON object a line. Every string is redacted; of an error only its kind, codes and place are kept. */
export function createLog(bound: LogFields = {}): Log {
  const write = (level: 'info' | 'warn' | 'error', event: string, fields: LogFields) => {
    const line: LogFields = { level, event, at: new Date().toISOString() };
    for (const [key, value] of Object.entries({ ...bound, ...fields })) {
      line[key] = typeof value === 'string' ? redact(value) : value;
    }
    // biome-ignore lint/suspicious/noConsole: the one place that writes log lines
    console.log(JSON.stringify(line));
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...describeError(error), ...fields }),
    with: (fields) => createLog({ ...bound, ...fields }),
  };
}

/** A file's path at a frame's end, from where it begins: tried at every character, it would take quadratic time. */
const PATH = /(?:\(|(?<![^\s()]))[^\s()]*\/([^/\s()]+)\)?$/;

/** An error's message may quote a customer or a row: it is left out unless it is one of our own constants. */
function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const root = rootCause(error);
  const code = 'code' in root && typeof root.code === 'string' ? root.code : undefined;
  const constraint =
    'constraint' in root && typeof root.constraint === 'string' ? root.constraint : undefined;
  return {
    error: root.name,
    code,
    constraint,
    detail: root instanceof AppError ? root.detail : undefined,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((frame) => /^\s+at /.test(frame))
      .slice(0, 4)
      .map((frame) => frame.trim().replace(PATH, '$1'))
      .join(' < '),
  };
}

export function rootCause(error: Error): Error {
  let root = error;
  for (let depth = 0; depth < 5 && root.cause instanceof Error; depth++) root = root.cause;
  return root;
}
