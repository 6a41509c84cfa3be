import type { DatabaseMutation } from './mutation.ts';

/** Where a key of contexts could be read beside its table. */
export const KEY_MUTATIONS: DatabaseMutation[] = [
  {
    id: 'key-in-a-comment',
    defence: 'No comment holds a key',
    change: withKey('comment on function app_ctx.verified() is %L'),
  },
  {
    id: 'key-in-a-function',
    defence: 'No function’s body holds a key',
    change: withKey('create function app.pads() returns text language sql return %L'),
  },
  {
    id: 'key-in-a-setting',
    defence: 'No setting holds a key',
    change: withKey('alter role app_rw in database %2$I set app.key = %1$L'),
  },
];

/** Runs a statement with the key of contexts in it, as text, and the name of the database. */
function withKey(statement: string): string {
  return `do $$ begin execute (
    select format('${statement.replaceAll("'", "''")}', encode(k.inner_pad, 'hex'), current_database())
    from app_ctx.signing_keys k limit 1); end $$`;
}
