import * as z from 'zod';
import type { GateEvent } from '../../../durable-objects/gate-events.ts';
import type { UsageRow } from '../../../durable-objects/storage/ledger-storage.ts';
import { KINDS } from '../../domain/budget.ts';

/** What a gate tells; it may tell the same again. */
export interface GateReport {
  /** Totals of a day and a kind, not what was added. */
  usage: UsageRow[];
  events: { id: number; event: GateEvent }[];
}

const amount = z.int().min(0);
const phase = z.enum(['closed', 'open', 'half_open']);

export const usageRowSchema = z.object({
  day: z.iso.date(),
  kind: z.enum(KINDS),
  micro: amount,
  units: amount,
});

/**
 * What is kept of an event. The subject is no network: none is an organisation's, and their gates write to the operator
 * (`abuse/edge`).
 */
export const gateEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('breaker'), key: z.string().max(200), from: phase, to: phase }),
  z.object({
    type: z.literal('abuse'),
    subject: z.string().regex(/^(contact|user|key):[0-9a-f-]{36}$/),
    step: z.enum(['warned', 'cooled_down', 'blocked']),
    cause: z.string().max(200),
  }),
  z.object({
    type: z.literal('budget'),
    level: z.enum(['reached_80', 'reached_100']),
    period: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
    spentMicro: amount,
    ceilingMicro: amount,
  }),
]);
