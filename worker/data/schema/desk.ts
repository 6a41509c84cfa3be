import { date, integer, pgTable, primaryKey, smallint, text, time, uuid } from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

export const openingHours = pgTable(
  'opening_hours',
  {
    tenantId: uuid('tenant_id').notNull(),
    weekday: smallint().notNull(),
    opens: time().notNull(),
    closes: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.weekday, table.opens] })],
);

export const specialDays = pgTable(
  'special_days',
  {
    tenantId: uuid('tenant_id').notNull(),
    day: date().notNull(),
    name: text().notNull(),
    opens: time(),
    closes: time(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.day] })],
);

export const deskSettings = pgTable('desk_settings', {
  tenantId: uuid('tenant_id').primaryKey(),
  handoverPhrases: text('handover_phrases').array().notNull().default([]),
  quietMinutes: integer('quiet_minutes').notNull().default(240),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});
