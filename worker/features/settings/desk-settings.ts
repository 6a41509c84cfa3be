import { sql } from 'drizzle-orm/sql';
import { deskSettings } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { DeskSettings } from './schemas.ts';

/** As the table's own defaults: what holds until the owner sets anything. */
const DEFAULTS: DeskSettings = { handoverPhrases: [], quietMinutes: 240 };

export async function readDeskSettings(db: TenantDb): Promise<DeskSettings> {
  const [[settings]] = await db.batch((queries) => [
    queries
      .select({ handoverPhrases: deskSettings.handoverPhrases, quietMinutes: deskSettings.quietMinutes })
      .from(deskSettings),
  ]);
  return settings ?? DEFAULTS;
}

/** Replaces what makes a person step in, and after how many quiet minutes the assistant takes over again. */
export async function replaceDeskSettings(db: TenantDb, settings: DeskSettings): Promise<void> {
  const tenantId = db.tenantId;
  if (!tenantId) throw new AppError('not_found');
  const details = { phrases: settings.handoverPhrases.length, quietMinutes: settings.quietMinutes };
  await db.batch((queries) => [
    queries
      .insert(deskSettings)
      .values({ tenantId, ...settings })
      .onConflictDoUpdate({
        target: deskSettings.tenantId,
        set: { ...settings, updatedAt: sql`now()` },
      }),
    queries.execute(sql`select app.audit('desk_settings.replace', null, ${JSON.stringify(details)}::jsonb)`),
  ]);
}
