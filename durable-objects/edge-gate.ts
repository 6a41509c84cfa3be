import { DurableObject } from 'cloudflare:workers';

/** Limits of what nobody has signed in for: one object per account or network. */
export class EdgeGate extends DurableObject<Env> {}
