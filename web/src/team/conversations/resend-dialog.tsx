import type { Message } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

interface ResendDialogProps {
  conversation: string;
  message: Message;
  onResent: (message: Message) => void;
  onClose: () => void;
}

/** Asks before sending again: an unconfirmed message may have arrived, and would arrive twice. */
export function ResendDialog({ conversation, message, onResent, onClose }: ResendDialogProps) {
  const { t } = useTexts();
  const { api, notify } = useTeam();
  const isDoubtful = message.send?.state === 'not_confirmed';
  return (
    <ConfirmDialog
      title={t('resend.title')}
      action={t('thread.resend')}
      isDangerous={isDoubtful}
      onConfirm={async () => {
        onResent((await api.resend(conversation, message.id)).message);
        notify(t('resend.done'));
      }}
      onClose={onClose}
    >
      <p>{t(isDoubtful ? 'resend.risk' : 'resend.failed')}</p>
      <blockquote className="said">{message.body}</blockquote>
    </ConfirmDialog>
  );
}
