import { useState } from 'react';
import type { ApiError } from '../../api/api-error.ts';
import { useLeaveGuard } from '../leave-guard.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ErrorText } from './error-text.tsx';

interface SaveBarProps {
  isDirty: boolean;
  isSaving: boolean;
  error: ApiError | string | null;
  onSave: () => void;
  onDiscard: () => void;
}

/** Shown while a form has unsaved changes; leaving the section asks first. */
export function SaveBar({ isDirty, isSaving, error, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTexts();
  const [leave, setLeave] = useState<{ go: () => void } | null>(null);
  const [ask] = useState(() => (go: () => void) => setLeave({ go }));
  useLeaveGuard(isDirty, ask);
  if (!isDirty) return null;
  return (
    <div className="save-bar">
      <p>{t('common.unsaved')}</p>
      <ErrorText error={error} />
      <div className="actions">
        <button type="button" disabled={isSaving} onClick={onDiscard}>
          {t('common.discard')}
        </button>
        <button type="button" className="primary" disabled={isSaving} onClick={onSave}>
          {isSaving ? t('common.saving') : t('common.save')}
        </button>
      </div>
      {leave && (
        <ConfirmDialog
          title={t('common.leaveTitle')}
          action={t('common.leave')}
          isDangerous
          onConfirm={leave.go}
          onClose={() => setLeave(null)}
        >
          <p>{t('common.leaveText')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
