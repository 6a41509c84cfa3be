import { saveFile } from '../knowledge/save-file.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { useAction } from '../use-action.ts';

/** The findings that may be learned from, as a file. */
export function ExportFeedback() {
  const { t } = useTexts();
  const { api, notify } = useTeam();
  const { isBusy, error, run } = useAction();
  const download = async () => {
    const lines = await api.exportGuardFeedback();
    if (lines.size === 0) notify(t('protection.exportNone'));
    else saveFile(lines, 'guard-feedback.jsonl');
  };
  return (
    <div>
      <button type="button" className="small" disabled={isBusy} onClick={() => void run(download)}>
        <Icon name="download" />
        {t('protection.export')}
      </button>
      <ErrorText error={error} />
    </div>
  );
}
