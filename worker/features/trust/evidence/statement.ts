import * as z from 'zod';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'urn:portero:evidence:v1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0).max(100_000);

/** What one proof of one control came to. An audit counts as one test. */
const proofResult = z.strictObject({
  control: z.string().regex(/^[a-z0-9-]{1,60}$/),
  kind: z.enum(['test', 'audit']),
  /** The file of the tests, or the script of the audit. */
  proof: z.string().min(1).max(200),
  /** Whether it ran on the source, or on the very build that the statement is about. */
  ranOn: z.enum(['source', 'build']),
  result: z.enum(['passed', 'failed']),
  tests: count,
  failed: count,
  skipped: count,
});

/** A statement in the form of in-toto's: what our proofs came to for the build with this digest. */
export const statement = z.strictObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.tuple([
    z.strictObject({ name: z.literal('portero'), digest: z.strictObject({ sha256: sha256 }) }),
  ]),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    commit: z.string().regex(/^[0-9a-f]{40}$/),
    /** SHA-256 of package-lock.json. */
    lockfile: sha256,
    /** When the proofs had run. */
    time: z.iso.datetime(),
    node: z.string().regex(/^v[\w.-]{1,30}$/),
    proofs: z.array(proofResult).max(500),
  }),
});

export type ProofResult = z.infer<typeof proofResult>;
export type Statement = z.infer<typeof statement>;
