import * as z from 'zod';

/** What is tried, in the order in which the certificate tells it. */
export const CHECKS = [
  'owner-reads-others',
  'others-read-rows',
  'strangers-enter',
  'forged-contexts',
  'others-search-vectors',
  'files-in-own-folder',
  'others-read-files',
  'objects-by-own-name',
  'others-open-live',
  'keys-of-others',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** How a check ended. `not_applicable`: the organisation has nothing of the kind, or the database knows none. */
const OUTCOMES = ['passed', 'failed', 'not_applicable'] as const;

/** What is signed. Times are ISO 8601. */
export const isolationCertificate = z.strictObject({
  type: z.literal('urn:portero:isolation-certificate:v1'),
  id: z.uuid(),
  organisation: z.strictObject({ id: z.uuid(), name: z.string() }),
  issuedAt: z.iso.datetime(),
  issuer: z.url(),
  /** Digest of the build that ran, as the deployment says it; null where it was not told. */
  build: z.string().nullable(),
  /** Passed only if every check that applies has passed, and some did. */
  outcome: z.enum(['passed', 'failed']),
  checks: z.array(
    z.strictObject({
      name: z.enum(CHECKS),
      outcome: z.enum(OUTCOMES),
      /** How many tables, files, objects or ways in were tried. */
      tried: z.number().int().min(0),
    }),
  ),
});
export type IsolationCertificate = z.infer<typeof isolationCertificate>;
export type CheckResult = IsolationCertificate['checks'][number];
