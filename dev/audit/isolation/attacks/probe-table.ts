import { uuidV7 } from '../../../../worker/domain/ids.ts';
import type { Outcome } from '../sessions.ts';
import { nothing, refused, type TableAttack } from './table-aim.ts';

/** Attacks that see the victim's rows by what a statement does, not by what it returns. */
export const PROBES: Readonly<Record<number, TableAttack>> = {
  48: async ({ attacker, table, column, victim }) =>
    nothing(
      await attacker.attempt(
        `select count(*) as n from ${table.sql} where 1 / (case when "${column}"::text = $1 then 0 else 1 end) > 1`,
        [victim.id],
      ),
    ),

  49: async ({ attacker, table, column, victim }) =>
    nothing(
      await attacker.attempt(
        `select count(*) as n from ${table.sql} t
         where case when "${column}"::text = $1 then ('#' || t::text)::integer else 0 end > 1`,
        [victim.id],
      ),
    ),

  50: async ({ attacker, table, column, victim }) => {
    const explain = async (id: string) => {
      const outcome = await attacker.attempt(
        `explain (analyze, timing off, summary off, buffers off) select from ${table.sql} where "${column}"::text = $1`,
        [id],
      );
      return outcome.code === undefined ? textOf(outcome).replaceAll(id, 'id') : outcome;
    };
    // What others commit meanwhile changes what is counted: only a difference that stays tells.
    for (let tries = 0; tries < 3; tries++) {
      const [ofVictim, ofNobody] = await Promise.all([explain(victim.id), explain(uuidV7())]);
      if (typeof ofVictim !== 'string') return refused(ofVictim);
      if (ofVictim === ofNobody) return null;
    }
    return 'EXPLAIN tells the victim from nobody';
  },
};

function textOf(outcome: Outcome): string {
  return JSON.stringify(outcome.code === undefined ? outcome.rows : outcome);
}
