import { useTexts } from '../texts-context.ts';

/** At the end of a list of which there is more. */
export function MoreButton({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const { t } = useTexts();
  return (
    <button type="button" className="more" disabled={isLoading} onClick={onMore}>
      {isLoading ? t('common.loading') : t('common.more')}
    </button>
  );
}
