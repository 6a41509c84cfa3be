import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import { upstreamGate } from '../../platform/objects.ts';
import { sendMail } from '../../providers/mail/send-mail.ts';
import { writeInvitationMail } from './invitation-mail.ts';
import type { Invitation } from './schemas.ts';

type Invited = {
  outcome: 'invited' | 'member' | 'too_many';
  id: string;
  expiresAt: string;
  organisation: string;
  language: Language;
  inviter: string;
};

/**
 * Invites an address for seven days and mails it. A second time for the same address renews the invitation, with the
 * role of now, and mails again.
 * @returns its id
 * @throws AppError conflict (member, too_many); not_configured or unavailable where the mail did not go
 */
export async function invite(env: Env, db: TenantDb, { email, role }: Invitation): Promise<string> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Invited>(sql`
      select outcome, id, expires_at as "expiresAt", organisation, language, inviter
      from app.invite(${email}, ${role})`),
  ]);
  const [invited] = rows;
  if (!invited) throw new AppError('internal');
  if (invited.outcome !== 'invited') throw new AppError('conflict', invited.outcome);
  await mail(env, email, invited);
  return invited.id;
}

async function mail(env: Env, email: string, invited: Invited): Promise<void> {
  const config = readConfig(env);
  // The invitation is accepted by whoever is signed in with this address: the link needs no secret.
  const link = `${new URL(config.PUBLIC_URL).origin}/app#/invitations`;
  await sendMail(config, upstreamGate(env), {
    to: email,
    ...writeInvitationMail({ ...invited, link }, invited.language),
    idempotencyKey: `invitation/${invited.id}/${invited.expiresAt}`,
  });
}
