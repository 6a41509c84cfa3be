import * as z from 'zod';
import type { Mail } from '../mailbox/mail.ts';

interface Seen {
  ceilingMicro: number;
  /** Of the runaway business, as the API told it. */
  usage: unknown;
  /** What the Worker logged. */
  lines: readonly string[];
  mails: readonly Mail[];
  /** The address of its owner. */
  owner: string;
  /** Messages to the other business without an answer. */
  othersUnanswered: number;
  othersTenant: string;
}

const usageSchema = z.object({ today: z.object({ micro: z.number() }) });
const lineSchema = z.object({
  event: z.string(),
  tenantId: z.string().optional(),
  model: z.string().optional(),
  failure: z.string().optional(),
  outcome: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

export interface Runaway {
  spent_micro: number;
  ceiling_micro: number;
  steps: string[];
  /** How often of each level. */
  owner_told: Record<string, number>;
  others_refused: number;
}

/** Steps that came one after the other, each once, and what they cost; `held`: everything is as it should be. */
export function readRunaway(seen: Seen): Runaway & { held: boolean } {
  const lines = seen.lines.flatMap(parseLine);
  const isOther = ({ tenantId }: Line) => tenantId === seen.othersTenant;
  const ours = lines.filter((line) => !isOther(line));
  const steps = ours.flatMap(stepOf).filter((step, index, all) => all.indexOf(step) === index);
  const told = seen.mails.filter(({ to, subject }) => to.includes(seen.owner) && /80|100/.test(subject));
  const levels = Map.groupBy(told, ({ subject }) => (subject.includes('100') ? 'reached_100' : 'reached_80'));
  const othersDegraded = lines.filter((line) => isOther(line) && line.event === 'model.degraded').length;
  const report = {
    spent_micro: usageSchema.parse(seen.usage).today.micro,
    ceiling_micro: seen.ceilingMicro,
    steps,
    owner_told: Object.fromEntries([...levels].map(([level, mails]) => [level, mails.length])),
    others_refused: seen.othersUnanswered + othersDegraded,
  };
  return { ...report, held: isHeld(report) };
}

function isHeld(report: Runaway): boolean {
  const { spent_micro: spent, ceiling_micro: ceiling, steps, owner_told: told } = report;
  const isOrdered = steps.join() === 'full,smaller_model,extractive,handed_over';
  const isTold = told.reached_80 === 1 && told.reached_100 === 1;
  return spent <= ceiling && isOrdered && isTold && report.others_refused === 0;
}

function stepOf({ event, model, failure, outcome }: Line): string[] {
  if (event === 'model.answered') return [model === 'openai:small' ? 'smaller_model' : 'full'];
  if (event === 'model.degraded' && failure === 'over_budget') return ['extractive'];
  return event === 'send.ended' && outcome === 'refused' ? ['handed_over'] : [];
}

function parseLine(text: string): Line[] {
  try {
    return [lineSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
