import { and, eq } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { channels } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { uuidV7 } from '../../domain/ids.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { seal } from '../../platform/sealed.ts';
import type { UpstreamFetch } from '../../platform/upstream.ts';
import { fetchPhoneNumber } from '../../providers/meta/graph-client.ts';
import { tokenContext } from './token-context.ts';

export interface ChannelToConnect {
  phoneNumberId: string;
  accessToken: string;
}

/**
 * Connects a WhatsApp number to the tenant, or replaces its token. The number is claimed only after Meta confirmed
 * that the token may use it; the token is stored sealed.
 * @returns the channel's id and name
 * @throws AppError bad_request (Meta refuses the token), unavailable (Meta does not answer), conflict (the number is
 * connected elsewhere, as 23505 of the database)
 */
export async function connectChannel(
  {
    db,
    sealingKeys,
    graphUrl,
    fetch,
  }: { db: TenantDb; sealingKeys: Keyring; graphUrl: string; fetch: UpstreamFetch },
  { phoneNumberId, accessToken }: ChannelToConnect,
): Promise<{ channelId: string; name: string }> {
  if (!db.tenantId) throw new AppError('not_found');
  if (!/^\d{5,20}$/.test(phoneNumberId) || !/^[\x21-\x7e]{8,1000}$/.test(accessToken))
    throw new AppError('bad_request');
  const number = await fetchPhoneNumber({ graphUrl, phoneNumberId, accessToken, fetch });
  if (number.kind === 'refused') throw new AppError('bad_request', 'token_refused');
  if (number.kind === 'ambiguous') throw new AppError('unavailable', 'meta');
  const name = number.verifiedName ?? number.displayPhoneNumber ?? phoneNumberId;

  const channelId = await idOf(db, phoneNumberId);
  const sealedToken = await seal(accessToken, tokenContext(db.tenantId, channelId), sealingKeys);
  await db.batch((queries) => [
    queries.execute(
      sql`select app.connect_channel(${channelId}, 'whatsapp', ${phoneNumberId}, ${name}, ${sealedToken})`,
    ),
  ]);
  return { channelId, name };
}

/** The id is part of what seals the token, so a channel that is there keeps its own. */
async function idOf(db: TenantDb, phoneNumberId: string): Promise<string> {
  const [rows] = await db.batch((queries) => [
    queries
      .select({ id: channels.id })
      .from(channels)
      .where(and(eq(channels.provider, 'whatsapp'), eq(channels.externalId, phoneNumberId))),
  ]);
  return rows[0]?.id ?? uuidV7();
}
