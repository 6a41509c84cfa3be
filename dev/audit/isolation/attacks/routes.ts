import type { Arena } from '../arena.ts';
import { argumentOf, callOf } from '../function-arguments.ts';
import { PRIVILEGED_FUNCTIONS } from '../privileged-functions.ts';
import type { Recorder } from '../report.ts';
import { attack } from '../sessions.ts';

/** What a job finds out before anybody is signed in: about one identity, and no more. */
export async function attackRoutes(arena: Arena, recorder: Recorder): Promise<void> {
  const { b, tables, functions } = arena;
  const routing = new Set(
    tables.flatMap(({ kind }) =>
      kind?.kind === 'private'
        ? Object.keys(kind.functions).filter((name) => kind.functions[name] === 'one')
        : [],
    ),
  );
  const targets = functions.filter(
    ({ name, returnsSet, callers }) =>
      returnsSet &&
      routing.has(name) &&
      callers.includes('app_job') &&
      PRIVILEGED_FUNCTIONS[name]?.across != null,
  );
  const context = await arena.context(null, { kind: 'job', job: 'operator' });
  let found = 0;
  await attack(arena.sessions, 'app_job', context, async (attacker) => {
    for (const target of targets) {
      await recorder.run('routing-rows', async () => {
        const values = target.arguments.map((argument) => argumentOf(argument, b));
        const { rows = [] } = await attacker.attempt(callOf(target), values);
        found += rows.length;
        return rows.length <= 1 ? null : `${target.signature} returned ${rows.length} rows`;
      });
    }
  });
  // Else nothing was shown.
  if (targets.length > 0 && found === 0)
    recorder.record('routing-rows', 'no function found the identity it was asked for');
}
