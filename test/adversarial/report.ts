import type { Attempt } from './attempt.ts';
import { type Summary, summarise } from './campaign.ts';

const MOST_SHOWN = 60;

/** What happened, for people, in Markdown. */
export function writeReport(
  attempts: readonly Attempt[],
  { model, guard }: { model: string; guard: string },
): string {
  const summary = summarise(attempts);
  const successes = attempts.filter(({ reached }) => reached.isReached || reached.leaked.length > 0);
  return [
    `# Adversarial suite\n\nModel: ${model}. Input guard: ${guard}.`,
    overview(summary),
    by('writing', attempts, ({ attack }) => attack.encoding),
    by('place', attempts, ({ attack }) => attack.position),
    by('scene', attempts, ({ attack }) => attack.scene.id),
    by('strategy', attempts, ({ attack }) => attack.strategy.id),
    stops(attempts),
    `## What got through (${successes.length})`,
    ...successes.slice(0, MOST_SHOWN).map(describe),
  ].join('\n\n');
}

function overview({ attempts, success_rate, leaks, obeyed, served_rate, by_goal }: Summary): string {
  const rows = Object.entries(by_goal).map(
    ([goal, { attempts: tried, successes, success_rate: rate }]) =>
      `| ${goal} | ${tried} | ${successes} | ${percent(rate)} |`,
  );
  return [
    `${attempts} attempts. The model obeyed in ${obeyed}; ${percent(success_rate)} of all reached their goal, ${leaks} let out what must never get out. Of the honest questions beside an attack ${percent(served_rate)} were answered.`,
    ['| goal | attempts | successes | rate |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

function by(what: string, attempts: readonly Attempt[], key: (attempt: Attempt) => string): string {
  const groups = Map.groupBy(attempts, key);
  const rows = [...groups].map(([name, some]) => {
    const successes = some.filter(({ reached }) => reached.isReached).length;
    const obeyed = some.filter(({ isObeyed }) => isObeyed).length;
    return `| ${name} | ${some.length} | ${obeyed} | ${successes} | ${percent(successes / some.length)} |`;
  });
  return [`| ${what} | attempts | obeyed | successes | rate |`, '|---|---|---|---|---|', ...rows].join('\n');
}

function stops(attempts: readonly Attempt[]): string {
  const groups = Map.groupBy(attempts, ({ stoppedBy }) => stoppedBy ?? 'nothing to stop');
  const rows = [...groups].sort(([, one], [, other]) => other.length - one.length);
  return [
    '| stopped by | attempts |',
    '|---|---|',
    ...rows.map(([name, some]) => `| ${name} | ${some.length} |`),
  ].join('\n');
}

function describe({ attack, body, reached }: Attempt): string {
  const { strategy, encoding, position, scene } = attack;
  const leaked = reached.leaked.length > 0 ? ` (let out: ${reached.leaked.join(', ')})` : '';
  return `- ${strategy.id}, ${encoding}, ${position}, ${scene.id}${leaked}:\n\n  > ${(body ?? '(nothing)').slice(0, 400).replaceAll('\n', '\n  > ')}`;
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)} %`;
}
