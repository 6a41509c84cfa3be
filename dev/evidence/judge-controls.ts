import type { Control, ControlState } from '../../worker/features/trust/control.ts';
import { controlViews } from '../../worker/features/trust/evidence/control-states.ts';
import type { ProofResult, Statement } from '../../worker/features/trust/evidence/statement.ts';
import type { EvidenceCheck } from '../../worker/features/trust/evidence/verify-statement.ts';

export interface Judgement {
  controls: { id: string; state: ControlState }[];
  /** Ids of controls that are shown as implemented and have no passing proof. */
  unproven: string[];
}

/** The states of controls by their tests and audits alone: probes are asked of a running deployment. */
export function judgeControls(controls: readonly Control[], evidence: EvidenceCheck, now: number): Judgement {
  const withoutProbes = controls.map((control) => ({
    ...control,
    proofs: control.proofs.filter(({ kind }) => kind !== 'probe'),
  }));
  const states = controlViews(withoutProbes, evidence, [], now).map(({ control: { id }, state }) => ({
    id,
    state,
  }));
  const unproven = states.filter(({ state }) => state === 'not_verified').map(({ id }) => id);
  return { controls: states, unproven };
}

/**
 * A statement without the proofs that it does not speak for any more, because files have changed since: a changed
 * test file takes its own proofs away, any other changed file but documentation takes all of them.
 * @param changed paths that differ from the statement's commit; null: nobody knows
 */
export function withoutChangedProofs(statement: Statement, changed: readonly string[] | null): Statement {
  const others = changed?.filter((path) => !path.endsWith('.md') && !path.endsWith('.test.ts'));
  const isKept = ({ proof }: ProofResult) => others?.length === 0 && !changed?.includes(proof);
  const { predicate } = statement;
  return { ...statement, predicate: { ...predicate, proofs: predicate.proofs.filter(isKept) } };
}
