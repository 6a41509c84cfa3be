import type pg from 'pg';
import type { SqlStatement } from '../../dev/database/sql-backend.ts';

/** What is read here of a plan in Postgres' JSON; the plans of init plans and sub plans are among `Plans`. */
interface PlanNode {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

export interface QueryPlan {
  text: string;
  root: PlanNode;
}

/** Relations that are read whole on purpose: the keys of contexts, as many rows as there are keys. */
const READ_WHOLE = ['app_ctx.signing_keys'];

/**
 * The plan of each of these statements, run as `role` on the connection of an administrator, and of all that the
 * functions and triggers in them run, each as it was run. Nothing is kept.
 */
export async function plansOf(
  admin: pg.Client,
  role: 'app_rw' | 'app_job',
  statements: readonly SqlStatement[],
): Promise<QueryPlan[]> {
  const plans: QueryPlan[] = [];
  const keep = ({ message = '' }: { message?: string | undefined }) => {
    const [, json] = /^duration: .* plan:\n(.*)$/s.exec(message) ?? [];
    if (!json) return;
    const { 'Query Text': text, Plan: root } = JSON.parse(json);
    plans.push({ text, root });
  };
  admin.on('notice', keep);
  await admin.query(`
    begin;
    load 'auto_explain';
    set local auto_explain.log_min_duration = 0; set local auto_explain.log_nested_statements = on;
    set local auto_explain.log_format = json; set local auto_explain.log_verbose = on;
    set local auto_explain.log_level = notice;
    set local role ${role}`);
  try {
    for (const { query, params } of statements) await admin.query(query, params);
  } finally {
    await admin.query('rollback');
    admin.off('notice', keep);
  }
  return plans;
}

/** Tables that these plans read from end to end, without Postgres' own catalogue. */
export function sequentialScans(plans: readonly QueryPlan[]): string[] {
  const scans = plans
    .flatMap(({ root }) => nodesOf(root))
    .filter((node) => node['Node Type'] === 'Seq Scan' && node.Schema !== 'pg_catalog')
    .map((node) => `${node.Schema}.${node['Relation Name']}`);
  return [...new Set(scans)].filter((name) => !READ_WHOLE.includes(name)).toSorted();
}

/** Tables that these plans read by an index. */
export function indexScans(plans: readonly QueryPlan[]): string[] {
  const scans = plans
    .flatMap(({ root }) => nodesOf(root))
    .filter((node) => /^(Index|Index Only|Bitmap Heap) Scan$/.test(node['Node Type']))
    .map((node) => `${node.Schema}.${node['Relation Name']}`);
  return [...new Set(scans)].toSorted();
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
