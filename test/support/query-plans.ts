import type pg from 'pg';

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
 * The plan of every statement that `work` runs on this connection of an administrator, and of all that the functions
 * and triggers in it run, each as it was run.
 */
export async function plansOf(admin: pg.Client, work: () => Promise<unknown>): Promise<QueryPlan[]> {
  const plans: QueryPlan[] = [];
  const keep = ({ message = '' }: { message?: string | undefined }) => {
    const [, json] = /^duration: .* plan:\n(.*)$/s.exec(message) ?? [];
    if (!json) return;
    const { 'Query Text': text, Plan: root } = JSON.parse(json);
    plans.push({ text, root });
  };
  admin.on('notice', keep);
  await admin.query(`
    load 'auto_explain';
    set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
    set auto_explain.log_format = json; set auto_explain.log_verbose = on; set auto_explain.log_level = notice`);
  try {
    await work();
    return plans;
  } finally {
    admin.off('notice', keep);
    await admin.query('reset auto_explain.log_min_duration');
  }
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
