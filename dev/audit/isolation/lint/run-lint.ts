import { describeError, type Recorder } from '../report.ts';
import { FUNCTION_RULES } from './functions.ts';
import { POLICY_RULES } from './policies.ts';
import { RIGHT_RULES } from './rights.ts';
import type { Catalogue } from './rule.ts';
import { TABLE_RULES } from './tables.ts';

/** Every rule about the catalogue. */
export const LINT_RULES = [...TABLE_RULES, ...POLICY_RULES, ...FUNCTION_RULES, ...RIGHT_RULES];

/** Holds the catalogue against the rules; one that breaks a rule is named, with what to do. */
export async function runLint(catalogue: Catalogue, recorder: Recorder): Promise<void> {
  for (const { id, attack, find, name, remedy } of LINT_RULES) {
    const key = attack ?? id;
    try {
      const findings = await find(catalogue);
      if (findings.length === 0) recorder.record(key, null);
      for (const { subject, detail } of findings) {
        recorder.record(
          key,
          `${subject}${detail ? ` (${detail})` : ''} breaks “${name}”: ${remedy}`,
          subject,
        );
      }
    } catch (error) {
      recorder.record(key, `${id}: ${describeError(error)}`);
    }
  }
}
