import { useTexts } from '../texts-context.ts';
import { useLiveState } from './use-live.ts';

/** Whether what is shown is up to date by itself. */
export function LiveBadge() {
  const { t } = useTexts();
  const state = useLiveState();
  return (
    <span className="live-badge" data-state={state} role="status">
      {t(`live.${state}`)}
    </span>
  );
}
