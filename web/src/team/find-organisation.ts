import type { ApiClient } from '../api/client.ts';
import { tenantApi } from '../api/tenant-api.ts';
import type { Organisation } from '../api/types.ts';

const MOST_ASKED = 10;

/** Which of somebody's organisations a conversation belongs to: a link in a mail does not say. Null: none. */
export async function findOrganisation(
  client: ApiClient,
  organisations: Organisation[],
  conversation: string,
  signal: AbortSignal,
): Promise<string | null> {
  const asked = organisations.slice(0, MOST_ASKED);
  const answers = await Promise.allSettled(
    asked.map(({ id }) => tenantApi(client, id).thread(conversation, null, signal)),
  );
  return asked[answers.findIndex(({ status }) => status === 'fulfilled')]?.id ?? null;
}
