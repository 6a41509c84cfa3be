import { openJobDb } from '../data/tenant-db.ts';
import { listDeadLetters } from '../features/operations/dead-letters.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { upstreamGate } from '../platform/objects.ts';
import { sendMail } from '../providers/mail/send-mail.ts';

/** Tells the operator about dead letters. The mail's key is the newest letter: the same set is reported once. */
export async function reportDeadLetters(env: Env, log: Log): Promise<number> {
  const letters = await listDeadLetters(openJobDb(readConfig(env), 'report-dead-letters', null), 1000);
  const newest = letters.at(-1);
  const { OPERATOR_EMAIL } = readConfig(env);
  if (!newest) return 0;
  log.warn('dead_letter.waiting', { count: letters.length });
  if (OPERATOR_EMAIL === null) return letters.length;
  await sendMail(readConfig(env), upstreamGate(env), {
    to: OPERATOR_EMAIL,
    subject: `Portero: ${letters.length} dead letters`,
    text: [
      `${letters.length} webhook deliveries could not be processed.`,
      'See them with `npm run dlq -- list`, send one through again with `npm run dlq -- replay ID`.',
    ].join('\n'),
    idempotencyKey: `dead-letter-report/${newest.id}`,
  });
  return letters.length;
}
