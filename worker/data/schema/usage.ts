import { bigint, date, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { KINDS } from '../../domain/budget.ts';
import { PLAN_NAMES } from '../../domain/plan.ts';
import { moment } from './column-types.ts';

const micro = (name: string) => bigint(name, { mode: 'number' });

export const tenantBudgets = pgTable('tenant_budgets', {
  tenantId: uuid('tenant_id').primaryKey(),
  plan: text({ enum: PLAN_NAMES }).notNull().default('start'),
  dayMicro: micro('day_micro'),
  monthMicro: micro('month_micro'),
  contactDayMicro: micro('contact_day_micro'),
  repliesMonth: bigint('replies_month', { mode: 'number' }),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const usageDays = pgTable(
  'usage_days',
  {
    tenantId: uuid('tenant_id').notNull(),
    day: date().notNull(),
    kind: text({ enum: KINDS }).notNull(),
    micro: micro('micro').notNull(),
    units: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.day, table.kind] })],
);

export const gateEvents = pgTable(
  'gate_events',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    at: moment('at').notNull().defaultNow(),
    type: text({ enum: ['breaker', 'abuse', 'budget'] }).notNull(),
    details: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const budgetNotices = pgTable(
  'budget_notices',
  {
    tenantId: uuid('tenant_id').notNull(),
    period: text().notNull(),
    level: text({ enum: ['reached_80', 'reached_100'] }).notNull(),
    spentMicro: micro('spent_micro').notNull(),
    ceilingMicro: micro('ceiling_micro').notNull(),
    reachedAt: moment('reached_at').notNull().defaultNow(),
    toldAt: moment('told_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.period, table.level] })],
);
