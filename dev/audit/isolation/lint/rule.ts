import type { AppFunction, Table } from '../database-shape.ts';
import type { Session } from '../sessions.ts';

/** What the rules look at. */
export interface Catalogue {
  admin: Session;
  tables: Table[];
  functions: AppFunction[];
}

/** What breaks a rule, by its name in the database, and how where that is not plain. */
export interface Finding extends Record<string, unknown> {
  subject: string;
  detail?: string | null;
}

/** One rule about the catalogue, which holds for whatever is added tomorrow. */
export interface LintRule {
  id: string;
  /** Its number, where the catalogue of attacks has it. */
  attack?: number;
  name: string;
  reason: string;
  /** What to do about a finding. */
  remedy: string;
  find(catalogue: Catalogue): Finding[] | Promise<Finding[]>;
}

/** Schemas that are the product's; an extension's objects in them are not. */
export const OUR_SCHEMAS = `('public', 'app', 'app_ctx', 'app_schema')`;

/** A rule whose findings one query lists as `subject` and, if need be, `detail`. */
export function bySql(sql: string): LintRule['find'] {
  return async ({ admin }) => (await admin.query<Finding>(sql)).rows;
}
