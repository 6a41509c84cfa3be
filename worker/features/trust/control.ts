import type { Language } from '../../domain/language.ts';

/** The areas of the public security page, in its order. */
export const AREAS = ['encryption', 'isolation', 'edge', 'data', 'abuse', 'verification', 'account'] as const;
export type Area = (typeof AREAS)[number];

/** What shows that a control holds. A control is verified only if every proof of it passed on this very build. */
export type Proof =
  /** The tests of this file that carry `[control ID]` in their names: so many at least (1), none skipped or failed. */
  | { kind: 'test'; file: string; tests?: number }
  /** A command of package.json that ends with 0. */
  | { kind: 'audit'; script: string }
  /** A live probe of the running deployment, by its name. */
  | { kind: 'probe'; name: string };

/** One claim of the security page. */
export interface Control {
  /** Stable, in kebab-case: tests and probes name it. */
  id: string;
  area: Area;
  claim: Record<Language, string>;
  /** Where it lives: files or folders of the repository. Empty where it is not built yet: shown as planned. */
  code: readonly string[];
  proofs: readonly Proof[];
  /** What it does not cover, in plain words. */
  notCovered: Record<Language, string>;
  /** Ids of ASVS 5.0, OWASP API Security Top 10 (2023) and OWASP Top 10 for LLM Applications (2025). */
  standards: { asvs: readonly string[]; api: readonly string[]; llm: readonly string[] };
  /** Where a vendor does it and no test of ours can show it: what they say, and when we last looked (ISO date). */
  vendor?: { name: string; url: string; checkedOn: string };
}

export type ControlState = 'verified' | 'not_verified' | 'planned' | 'vendor';

/** The last result of a live probe. Times are ISO 8601. */
export interface ProbeResult {
  name: string;
  state: 'passed' | 'failed' | 'timed_out';
  at: string;
  /** When it last passed; null where it never did. */
  lastPassedAt: string | null;
  /** One of our own constants, never what the network or the database said. */
  reason: string | null;
}
