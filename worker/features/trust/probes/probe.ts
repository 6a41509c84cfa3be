import type { Config } from '../../../platform/config.ts';

/** What a probe may use. */
export interface ProbeContext {
  env: Env;
  config: Config;
  /** Fires when its time is over. */
  signal: AbortSignal;
  now: number;
}

/** A look at one defence of the running deployment, from outside or inside. It changes nothing. */
export interface Probe {
  /** As proofs of controls name it. */
  name: string;
  /** Null where the defence holds, else why not: one of our own constants. Throwing counts as failed. */
  run(context: ProbeContext): Promise<string | null>;
}
