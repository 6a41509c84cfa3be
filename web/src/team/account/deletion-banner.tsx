import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDateTime } from '../ui/format-time.ts';
import { useAction } from '../use-action.ts';

export const UNDO_ID = 'deletion-undo';

/** While the account is about to be deleted: when, and the way back. */
export function DeletionBanner() {
  const { t, tag } = useTexts();
  const { account, deletion, notify } = useAccount();
  const { isBusy, error, run } = useAction();
  const { data, reload } = deletion;
  const undo = async () => {
    await account.undoDeletion();
    await reload();
    // The button goes with the banner.
    document.querySelector<HTMLElement>('.account h1')?.focus();
    notify(t('deletion.undone'));
  };
  if (!data?.isPending || !data.dueAt) return null;
  return (
    <div className="notice deletion-banner" role="status">
      <p>{t('deletion.pending', { date: formatDateTime(data.dueAt, tag) })}</p>
      <ErrorText error={error} />
      <button id={UNDO_ID} type="button" disabled={isBusy} onClick={() => void run(undo)}>
        {t('deletion.undo')}
      </button>
    </div>
  );
}
