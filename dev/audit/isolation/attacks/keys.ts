import type { Arena } from '../arena.ts';
import type { Recorder } from '../report.ts';
import { APP_ROLES, type AppRole, attack } from '../sessions.ts';
import { first, refused } from './table-aim.ts';

const READ_KEYS = [
  'select * from app_ctx.signing_keys',
  'select k from app_ctx.signing_keys k',
  'copy app_ctx.signing_keys to stdout',
  `insert into app_ctx.signing_keys (kid, inner_pad, outer_pad) values ('mine', ''::bytea, ''::bytea)`,
  `update app_ctx.signing_keys set kid = 'mine'`,
  'delete from app_ctx.signing_keys',
];
const CALL_KEY_FUNCTIONS = [
  `select app_ctx.install_key('mine', repeat('a', 64)::bytea, repeat('b', 64)::bytea)`,
  `select app_ctx.remove_keys_except('{}')`,
];

/** Attacks 33 to 35: the keys that sign contexts. */
export async function attackKeys(arena: Arena, recorder: Recorder): Promise<void> {
  // Nobody logs in as the owners; but what they own runs with their rights.
  const roles = [...APP_ROLES, 'app_owner', 'app_def'] as const;
  for (const role of roles) {
    await recorder.run(33, () => allRefused(arena, role, READ_KEYS));
    await recorder.run(34, () => allRefused(arena, role, CALL_KEY_FUNCTIONS));
  }
  await recorder.run(35, () => findKeys(arena));
}

function allRefused(
  { sessions }: Arena,
  role: AppRole | 'app_owner' | 'app_def',
  statements: readonly string[],
): Promise<string | null> {
  return attack(sessions, role, null, (attacker) =>
    first(
      ...statements.map((text) => async () => {
        const finding = refused(await attacker.attempt(text));
        return finding === null ? null : `“${text}” as ${role}: ${finding}`;
      }),
    ),
  );
}

/** Every key, as raw bytes and as its two halves, in hex and base64, in whatever text the catalogue holds. */
async function findKeys({ sessions: { admin } }: Arena): Promise<string | null> {
  await admin.query('begin; set local role app_key');
  const { rows: keys } = await admin.query<{ kid: string; inner: string; outer: string }>(
    `select kid, encode(inner_pad, 'hex') as inner, encode(outer_pad, 'hex') as outer from app_ctx.signing_keys`,
  );
  await admin.query('rollback');
  const { rows: places } = await admin.query<{ place: string; text: string }>(TEXTS);
  for (const { kid, inner, outer } of keys) {
    const raw = Buffer.from(inner, 'hex').map((byte) => byte ^ 0x36);
    const forms = [raw.subarray(0, 32), Buffer.from(inner, 'hex'), Buffer.from(outer, 'hex')];
    const needles = forms.flatMap((form) => [
      form.toString('hex'),
      form.toString('base64').replace(/=+$/, ''),
    ]);
    const found = places.find(({ text }) =>
      needles.some((needle) => text.includes(needle) || text.toLowerCase().includes(needle)),
    );
    if (found) return `the key ${kid} stands in ${found.place}`;
  }
  return null;
}

const TEXTS = `
  select 'the body of ' || oid::regprocedure as place, prosrc as text from pg_proc where prolang <> 12
  union all select 'the settings of ' || oid::regprocedure, proconfig::text from pg_proc where proconfig is not null
  union all select 'a setting of a role or database', setconfig::text from pg_db_role_setting
  union all select 'the setting ' || name, setting from pg_settings where setting is not null
  union all select 'a comment', description from pg_description where classoid <> 'pg_proc'::regclass or objoid > 16383
  union all select 'a comment of a role or database', description from pg_shdescription
  union all select 'a view', definition from pg_views where schemaname not in ('pg_catalog', 'information_schema')
  union all select 'a default', pg_get_expr(adbin, adrelid) from pg_attrdef
  union all select 'a policy', coalesce(qual, '') || coalesce(with_check, '') from pg_policies`;
