import type { Admission, Admitted, Amount, Conclusion, Step } from '../../durable-objects/admission.ts';
import { GATE_TIMEOUT_MS } from './ask-gate.ts';
import { UpstreamError, type UpstreamFetch, upstreamFetch } from './upstream.ts';
import { withinTime } from './within-time.ts';

const FIRST_BACKOFF_MS = 200;

/** A gate, of a tenant or of what nobody is known of, as a call needs it. */
export interface CallGate {
  admit(admission: Admission): Promise<Admitted>;
  conclude(conclusion: Conclusion): Promise<void>;
}

export interface CallRefusal {
  /** `gate_unreachable`: nothing may be spent or tried unseen. */
  reason: 'gate_unreachable' | 'limited' | 'blocked' | 'breaker_open' | 'over_budget';
  /** When it may go on (ms since the epoch); null: nobody knows. */
  retryAt: number | null;
}

/** A call that was not made: nothing left for the upstream. */
export class CallRefusedError extends Error {
  override readonly name = 'CallRefusedError';
  readonly refusal: CallRefusal;

  constructor(refusal: CallRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** What a call came to, as the breaker and the budget see it. */
export interface Ended<T> {
  value: T;
  /** The upstream is down, overloaded, or refuses our credential. */
  isFailure: boolean;
  retryAfterMs?: number | null;
  /** What it really cost; without it the whole estimate is charged. */
  spent?: Amount;
}

export interface GatedCall extends Admission {
  /** Where a second call does no harm: so many in all, at growing distances. */
  attempts?: number;
}

/**
 * The one caller of what others run: it asks the gate before each call, hands out what calls are made with, and tells
 * the gate what came of it. What `work` throws is a failure of the upstream, but for what we aborted ourselves.
 * @throws CallRefusedError where the gate lets nothing through; what `work` throws
 */
export async function gatedCall<T>(
  gate: CallGate,
  { attempts = 1, ...call }: GatedCall,
  work: (fetch: UpstreamFetch, step: Step) => Promise<Ended<T>>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await callOnce(gate, numbered(call, attempt), work);
    } catch (error) {
      if (attempt >= attempts || error instanceof CallRefusedError || isOurAbort(error)) throw error;
      const backoff = FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, Math.max(backoff, retryAfterOf(error) ?? 0)));
    }
  }
}

/** Each attempt may cost: each has a reservation of its own. */
function numbered({ spend, ...call }: GatedCall, attempt: number): GatedCall {
  if (!spend) return call;
  return { ...call, spend: attempt === 1 ? spend : { ...spend, id: `${spend.id}#${attempt}` } };
}

async function callOnce<T>(
  gate: CallGate,
  call: GatedCall,
  work: (fetch: UpstreamFetch, step: Step) => Promise<Ended<T>>,
): Promise<T> {
  const admitted = await admit(gate, call);
  const startedAt = Date.now();
  const conclude = (ended: Omit<Ended<T>, 'value'> | null) =>
    tell(gate, {
      ...(ended &&
        call.breaker !== undefined && {
          call: {
            breaker: call.breaker,
            probe: admitted.probe,
            outcome: ended.isFailure ? 'failed' : 'ok',
            durationMs: Date.now() - startedAt,
            ...(ended.retryAfterMs ? { retryAfterMs: ended.retryAfterMs } : {}),
          },
        }),
      ...(call.spend && { spent: { id: call.spend.id, actual: ended?.spent ?? 'whole' } }),
    });
  try {
    const ended = await work(upstreamFetch, admitted.step ?? 'full');
    await conclude(ended);
    return ended.value;
  } catch (error) {
    await conclude(isOurAbort(error) ? null : { isFailure: true, retryAfterMs: retryAfterOf(error) });
    throw error;
  }
}

async function admit(gate: CallGate, admission: Admission): Promise<Admitted & { outcome: 'admitted' }> {
  const admitted = await withinTime(gate.admit(admission), GATE_TIMEOUT_MS).catch(() => {
    throw new CallRefusedError({ reason: 'gate_unreachable', retryAt: null });
  });
  switch (admitted.outcome) {
    case 'admitted':
      return admitted;
    case 'limited':
      throw new CallRefusedError({ reason: 'limited', retryAt: Date.now() + admitted.waitMs });
    case 'blocked':
      throw new CallRefusedError({ reason: 'blocked', retryAt: admitted.untilMs });
    case 'broken':
      throw new CallRefusedError({ reason: 'breaker_open', retryAt: admitted.retryAtMs });
    case 'invalid':
      throw new RangeError('a call of no such amount');
    case 'spent':
      throw new CallRefusedError({ reason: 'over_budget', retryAt: admitted.untilMs });
  }
}

/** Never throws: a reservation that nobody settles is charged in full when its time is over. */
async function tell(gate: CallGate, conclusion: Conclusion): Promise<void> {
  await withinTime(gate.conclude(conclusion), GATE_TIMEOUT_MS).catch(() => undefined);
}

function isOurAbort(error: unknown): boolean {
  if (error instanceof UpstreamError) return error.code === 'aborted';
  return error instanceof Error && error.name === 'AbortError';
}

function retryAfterOf(error: unknown): number | null {
  const wanted = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : null;
  return typeof wanted === 'number' ? wanted : null;
}
