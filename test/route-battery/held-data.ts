import { objectVersions } from '../support/bucket-objects.ts';
import type { TestStack } from '../support/stack.ts';
import type { Place } from './place.ts';

interface Table {
  name: string;
  columns: string[];
}

/** Hashes of what Postgres and R2 hold, by table; of everybody, or of one tenant and its people. */
export async function hashHeldData(test: TestStack, of: Place | null = null): Promise<Map<string, string>> {
  const parts = (await readTables(test)).flatMap((table) => {
    // A gate reports by itself what was used some time before.
    if (table.name === 'usage_days') return [];
    const condition = of ? ownedBy(table) : 'true';
    // The only column that a refused call may change: a key was used.
    const row = table.columns.includes('last_used_at') ? `to_jsonb(t) - 'last_used_at'` : 't';
    return condition === null
      ? []
      : `select '${table.name}' as name, count(*) || ':' || sum(hashtextextended((${row})::text, 0)) as hash
         from public.${table.name} t where ${condition}`;
  });
  const rows = await test.query<{ name: string; hash: string }>(
    parts.join(' union all '),
    of ? [of.tenantId, of.people] : [],
  );
  return new Map([
    ...rows.map(({ name, hash }) => [name, hash] as const),
    ['R2', (await objectVersions(test, of ? `tenants/${of.tenantId}/` : '')).join()],
  ]);
}

/** Names of what differs. */
export function changesBetween(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...before.keys()].filter((name) => before.get(name) !== after.get(name));
}

/** Every id in a row of this tenant or of its people. */
export async function idsOf(test: TestStack, of: Place): Promise<Set<string>> {
  const parts = (await readTables(test)).flatMap((table) => {
    const condition = ownedBy(table);
    return condition === null
      ? []
      : `select to_jsonb(t)::text as row from public.${table.name} t where ${condition}`;
  });
  const rows = await test.query<{ row: string }>(parts.join(' union all '), [of.tenantId, of.people]);
  return new Set(rows.flatMap(({ row }) => row.match(UUID) ?? []));
}

export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Null where rows belong to nobody in particular. */
function ownedBy({ name, columns }: Table): string | null {
  if (name === 'tenants') return '(t.id = $1 and $2::uuid[] is not null)';
  if (name === 'users') return '(t.id = any ($2::uuid[]) and $1::uuid is not null)';
  if (columns.includes('tenant_id')) return '(t.tenant_id = $1 and $2::uuid[] is not null)';
  return columns.includes('user_id') ? '(t.user_id = any ($2::uuid[]) and $1::uuid is not null)' : null;
}

const known = new WeakMap<TestStack, Promise<Table[]>>();

function readTables(test: TestStack): Promise<Table[]> {
  const tables =
    known.get(test) ??
    test.query<Table & Record<string, unknown>>(`
      select c.relname as name, array_agg(a.attname::text) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1 order by 1`);
  known.set(test, tables);
  return tables;
}
