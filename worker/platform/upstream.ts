export type UpstreamFailure = 'timeout' | 'aborted' | 'network';

export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: UpstreamFailure;

  constructor(code: UpstreamFailure, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export interface UpstreamOptions {
  /** Bounds the whole exchange, the answer's body included. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export type UpstreamFetch = (request: Request, options: UpstreamOptions) => Promise<Response>;

/**
 * The one door to the outside. The timer also ends a body that never ends, since the signal stays with it.
 * @throws UpstreamError timeout, aborted or network
 */
export const upstreamFetch: UpstreamFetch = async (request, { timeoutMs, signal }) => {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signals = signal ? [timeout, signal] : [timeout];
  try {
    return await fetch(request, { signal: AbortSignal.any(signals), redirect: 'manual' });
  } catch (error) {
    if (signal?.aborted) throw new UpstreamError('aborted', error);
    throw new UpstreamError(timeout.aborted ? 'timeout' : 'network', error);
  }
};

/** Whether an error comes from a time that ran out, however often it was wrapped on its way here. */
export function isTimeout(error: unknown): boolean {
  let inner = error;
  for (let depth = 0; depth < 6 && inner instanceof Error; depth++) {
    if (inner.name === 'TimeoutError' || (inner instanceof UpstreamError && inner.code === 'timeout'))
      return true;
    // The database's driver keeps the first error under a name of its own.
    inner = 'sourceError' in inner ? inner.sourceError : inner.cause;
  }
  return false;
}
