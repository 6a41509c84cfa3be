import * as z from 'zod';
import { AREAS, type Proof } from './control.ts';
import type { ControlView } from './evidence/control-states.ts';
import { envelope } from './evidence/envelope.ts';

const time = z.iso.datetime();
const texts = z.strictObject({ es: z.string(), pt: z.string(), en: z.string() });

const servedControl = z.strictObject({
  id: z.string(),
  area: z.enum(AREAS),
  state: z.enum(['verified', 'not_verified', 'planned', 'vendor']),
  since: z.union([time, z.iso.date()]).nullable(),
  claim: texts,
  notCovered: texts,
  vendor: z.strictObject({ name: z.string(), url: z.url(), checkedOn: z.iso.date() }).nullable(),
  proofs: z.array(
    z.strictObject({
      kind: z.enum(['test', 'audit', 'probe']),
      name: z.string(),
      passed: z.boolean(),
      tests: z.number().int().min(0),
    }),
  ),
});
export type ServedControl = z.infer<typeof servedControl>;

export const probeResult = z.strictObject({
  name: z.string(),
  state: z.enum(['passed', 'failed', 'timed_out']),
  at: time,
  lastPassedAt: time.nullable(),
  reason: z.string().nullable(),
});

/**
 * `/.well-known/security-controls.json`. What is signed is the evidence inside; from it, the probes and the registry
 * of the same commit anybody can compute the states again.
 */
export const securityControlsDocument = z.strictObject({
  generatedAt: time,
  /** The digest of the build, as the deployment says it; null where it was not told. */
  build: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The envelope as it was stored, whether or not it holds; null where there is none. */
  evidence: envelope.nullable(),
  controls: z.array(servedControl).max(500),
  probes: z.array(probeResult).max(100),
});
export type SecurityControlsDocument = z.infer<typeof securityControlsDocument>;

/** A control as the document shows it. */
export function serveControl({ control, state, since, proofs }: ControlView): ServedControl {
  const { id, area, claim, notCovered, vendor = null } = control;
  return {
    ...{ id, area, state, since, claim, notCovered, vendor },
    proofs: proofs.map(({ proof, isPassed, tests }) => ({
      kind: proof.kind,
      name: nameOf(proof),
      passed: isPassed,
      tests,
    })),
  };
}

function nameOf(proof: Proof): string {
  if (proof.kind === 'test') return proof.file;
  return proof.kind === 'audit' ? proof.script : proof.name;
}
