import type { Control, ControlState, ProbeResult, Proof } from '../control.ts';
import type { Statement } from './statement.ts';
import type { EvidenceCheck } from './verify-statement.ts';

/** A probe counts for three minutes: it runs every minute, and one run may fail to start. */
export const PROBE_MAX_AGE_MS = 3 * 60 * 1000;
/** How far the clock of the machine that probed may be ahead of ours. */
const PROBE_SKEW_MS = 60 * 1000;

export interface ProofView {
  proof: Proof;
  isPassed: boolean;
  /** How many tests it ran; 1 for an audit or a probe. */
  tests: number;
  /** When it was seen to hold, the last time (ISO 8601); null where it never was. */
  lastPassedAt: string | null;
}

export interface ControlView {
  control: Control;
  state: ControlState;
  /**
   * ISO 8601. Of a verified control the oldest of the times at which its proofs passed; of one that is not verified
   * any more the time until which it was; of a vendor's the date when we last looked. Null: never, or not known.
   */
  since: string | null;
  proofs: readonly ProofView[];
}

/** The state of every control. Verified is only one whose every proof passed: nothing is green by default. */
export function controlViews(
  controls: readonly Control[],
  evidence: EvidenceCheck,
  probes: readonly ProbeResult[],
  now: number,
): ControlView[] {
  return controls.map((control) => {
    const proofs = control.proofs.map((proof) =>
      proof.kind === 'probe' ? viewProbe(proof, probes, now) : viewBuildProof(control.id, proof, evidence),
    );
    return { control, proofs, ...stateOf(control, proofs) };
  });
}

function stateOf(control: Control, proofs: readonly ProofView[]): Pick<ControlView, 'state' | 'since'> {
  if (control.vendor) return { state: 'vendor', since: control.vendor.checkedOn };
  if (control.code.length === 0) return { state: 'planned', since: null };
  const failed = proofs.filter(({ isPassed }) => !isPassed);
  if (proofs.length > 0 && failed.length === 0) return { state: 'verified', since: oldest(proofs) };
  return { state: 'not_verified', since: oldest(failed) };
}

/** Null where one of them never passed. */
function oldest(proofs: readonly ProofView[]): string | null {
  const times = proofs.map(({ lastPassedAt }) => lastPassedAt);
  return times.includes(null) ? null : (times.sort()[0] ?? null);
}

type BuildProof = Exclude<Proof, { kind: 'probe' }>;

function viewBuildProof(controlId: string, proof: BuildProof, evidence: EvidenceCheck): ProofView {
  if (evidence.status === 'stale') return { proof, isPassed: false, tests: 0, lastPassedAt: evidence.since };
  const none = { proof, isPassed: false, tests: 0, lastPassedAt: null };
  if (evidence.status !== 'valid') return none;
  const result = resultOf(controlId, proof, evidence.statement);
  if (!result) return none;
  const isPassed =
    result.result === 'passed' &&
    result.tests >= leastTests(proof) &&
    result.failed === 0 &&
    result.skipped === 0;
  const lastPassedAt = isPassed ? evidence.statement.predicate.time : null;
  return { proof, isPassed, tests: result.tests, lastPassedAt };
}

/** What a statement says of a proof of a control; undefined also where it says two things. */
function resultOf(controlId: string, proof: BuildProof, { predicate }: Statement) {
  const name = proof.kind === 'test' ? proof.file : proof.script;
  const results = predicate.proofs.filter(
    (result) => result.control === controlId && result.kind === proof.kind && result.proof === name,
  );
  return results.length === 1 ? results[0] : undefined;
}

/** How many tests a proof must have run to count. */
export function leastTests(proof: BuildProof): number {
  return proof.kind === 'test' ? (proof.tests ?? 1) : 1;
}

function viewProbe(
  proof: Extract<Proof, { kind: 'probe' }>,
  probes: readonly ProbeResult[],
  now: number,
): ProofView {
  const results = probes.filter(({ name }) => name === proof.name);
  const [result] = results;
  if (!result || results.length > 1) return { proof, isPassed: false, tests: 0, lastPassedAt: null };
  const isPassed = result.state === 'passed' && isFresh(result, now);
  const lastPassedAt = result.state === 'passed' ? result.at : result.lastPassedAt;
  return { proof, isPassed, tests: 1, lastPassedAt };
}

/** Whether a result is recent enough to say anything of now. */
export function isFresh({ at }: ProbeResult, now: number): boolean {
  const age = now - Date.parse(at);
  return age <= PROBE_MAX_AGE_MS && age >= -PROBE_SKEW_MS;
}
