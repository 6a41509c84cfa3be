import type pg from 'pg';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { inContext, jobContext } from './context.ts';

export interface Refreshed {
  outcome: 'rotated' | 'current' | 'refused' | 'ended' | 'replayed';
  counter: string | null;
  tenant_ids: string[] | null;
}

/** One use of a refresh token, in a transaction of its own as the Worker's is. */
export function refresh(
  client: pg.Client,
  session: { userId: string; sessionId: string },
  counter: number,
): Promise<Refreshed> {
  return asJob(client, async () => {
    const { rows } = await client.query<Refreshed>('select * from app.refresh_session($1, $2, $3)', [
      ...[session.sessionId, session.userId, counter],
    ]);
    const [row] = rows;
    if (!row) throw new Error('no outcome');
    return row;
  });
}

/** Begins a session as a sign-in does. */
export async function begin(client: pg.Client, userId: string, aal = 1) {
  const sessionId = uuidV7();
  await asJob(client, () =>
    client.query('select app.start_session($1, $2, $3, $4, $5)', [sessionId, userId, aal, 'Firefox', 'UY']),
  );
  return { userId, sessionId };
}

export async function asJob<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  return inContext(client, await jobContext(null), work);
}
