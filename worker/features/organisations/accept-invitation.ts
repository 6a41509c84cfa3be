import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { callFunction } from './outcome.ts';

/** @throws AppError not_found, where it is not open or not to a verified address of the caller */
export async function acceptInvitation(db: TenantDb, invitationId: string): Promise<void> {
  if (!(await callFunction<string>(db, sql`app.accept_invitation(${invitationId})`)))
    throw new AppError('not_found');
}
