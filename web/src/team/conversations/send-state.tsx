import type { Message } from '../../api/types.ts';
import type { TeamTexts } from '../../i18n/team/texts.ts';
import { type Translate, useTexts } from '../texts-context.ts';

type Send = NonNullable<Message['send']>;

const WORDS: Record<string, keyof TeamTexts> = {
  queued: 'send.queued',
  attempted: 'send.attempted',
  sent: 'send.sent',
  delivered: 'send.delivered',
  read: 'send.read',
  failed: 'send.failed',
  not_confirmed: 'send.not_confirmed',
};

/** Meta's codes that tell the team something to do; the other ones get the general advice. */
const ADVICE: Record<number, keyof TeamTexts> = {
  131026: 'send.advice.unreachable',
  131047: 'send.advice.window',
  131049: 'send.advice.limit',
  131056: 'send.advice.limit',
  130429: 'send.advice.limit',
  190: 'send.advice.access',
  131031: 'send.advice.account',
  131042: 'send.advice.account',
};

/** What became of a send, in words, with what to do when it failed. */
export function SendState({ send }: { send: Send }) {
  const { t } = useTexts();
  return (
    <span className="send-state" data-state={send.state}>
      {sendWords(send, t)}
    </span>
  );
}

/** Failed without a code: it was never tried. */
function sendWords({ state, errorCode }: Send, t: Translate): string {
  if (state !== 'failed') return t(WORDS[state] ?? 'send.queued');
  if (errorCode === null) return t('send.withdrawn');
  return `${t('send.failed')}. ${t(ADVICE[errorCode] ?? 'send.advice.general')} (${errorCode})`;
}
