import type pg from 'pg';
import { replaceOnce } from '../replace-once.ts';

/** One defence of the database, and how it is taken away. */
export interface DatabaseMutation {
  id: string;
  /** What holds while it is there, in one line. */
  defence: string;
  /** Run by the superuser; or a change of one function's body. */
  change: string | FunctionEdit;
  /** Takes back what a change does to the whole server, such as to a role. */
  undo?: string;
}

export interface FunctionEdit {
  /** With the types of its arguments. */
  signature: string;
  /** A text that its definition has once, as the migrations write it. */
  find: string;
  replacement: string;
}

/** @throws MutationError or DatabaseError where the mutation does not fit this database */
export async function applyToDatabase(admin: pg.Client, { change }: DatabaseMutation): Promise<void> {
  if (typeof change === 'string') {
    await admin.query(change);
    return;
  }
  const { rows } = await admin.query<{ definition: string }>(
    'select pg_get_functiondef($1::regprocedure) as definition',
    [change.signature],
  );
  await admin.query(replaceOnce(rows[0]?.definition ?? '', change.find, change.replacement));
}
