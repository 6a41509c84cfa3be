import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';

export interface Feedback {
  /** Null takes it back, and the consent with it. */
  feedback: 'fine' | 'attack' | null;
  consent: boolean;
}

/** Says whether the guard was right about an event; audited. @throws AppError not_found, for another tenant's too */
export async function setFeedback(
  db: TenantDb,
  eventId: string,
  { feedback, consent }: Feedback,
): Promise<void> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ found: boolean }>(
      sql`select app.set_guard_feedback(${eventId}::uuid, ${feedback}::text, ${consent}::boolean) as found`,
    ),
  ]);
  if (!rows[0]?.found) throw new AppError('not_found');
}
