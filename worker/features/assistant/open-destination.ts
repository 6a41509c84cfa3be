import type { Identifier } from '../../domain/inbound-event.ts';
import type { Keyring } from '../../platform/keyring.ts';
import type { Log } from '../../platform/log.ts';
import { unseal } from '../../platform/sealed.ts';
import { tokenContext } from '../channels/token-context.ts';
import type { Turn } from './load-turn.ts';

/** Where a reply goes, and by whose right. */
export interface Destination {
  graphUrl: string;
  /** Whose credential it is. */
  channelId: string;
  phoneNumberId: string;
  to: Identifier;
  /** Null where the channel's sealed token does not open: then nothing can be sent, and the channel is paused. */
  accessToken: string | null;
}

/** The destination of a turn's replies, or null where the customer has no address. */
export async function openDestination(
  {
    tenantId,
    graphUrl,
    sealingKeys,
    log,
  }: { tenantId: string; graphUrl: string; sealingKeys: Keyring; log: Log },
  { channel, address }: Turn,
): Promise<Destination | null> {
  if (!address) return null;
  const accessToken = await unseal(
    channel.sealedToken,
    tokenContext(tenantId, channel.id),
    sealingKeys,
  ).catch((error: unknown) => {
    log.error('channel.token_unreadable', error, { channelId: channel.id });
    return null;
  });
  return { graphUrl, channelId: channel.id, phoneNumberId: channel.externalId, to: address, accessToken };
}
