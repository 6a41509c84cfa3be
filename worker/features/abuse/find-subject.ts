import { eq } from 'drizzle-orm/sql';
import { contacts, memberships } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import type { Subject } from './schemas.ts';

/** Of a member; a contact has none. */
export interface FoundSubject {
  role: Role | null;
  /** Of who asks. */
  callerRole: Role | null;
}

/**
 * Whether the organisation has this contact or member. The batch is also what permits the caller.
 * @throws AppError not_found, alike for another organisation's and for nobody
 */
export async function findSubject(db: TenantDb, actor: Actor, { kind, id }: Subject): Promise<FoundSubject> {
  const callerId = actor.kind === 'user' ? actor.userId : null;
  if (callerId === null) throw new AppError('forbidden');
  const [known, members, callers] = await db.batch((queries) => [
    queries.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, id)),
    queries.select({ role: memberships.role }).from(memberships).where(eq(memberships.userId, id)),
    queries.select({ role: memberships.role }).from(memberships).where(eq(memberships.userId, callerId)),
  ]);
  const [member] = members;
  if (kind === 'contact' ? known.length === 0 : !member) throw new AppError('not_found');
  return { role: kind === 'user' ? (member?.role ?? null) : null, callerRole: callers[0]?.role ?? null };
}
