import { type FormEvent, useState } from 'react';
import { useTexts } from '../texts-context.ts';
import { Modal } from '../ui/modal.tsx';
import { weekdayName } from './weekday-name.ts';

interface CopyDialogProps {
  /** 0 is Monday. */
  from: number;
  onCopy: (targets: number[]) => void;
  onClose: () => void;
}

/** Chooses the days that get the same hours. */
export function CopyDialog({ from, onCopy, onClose }: CopyDialogProps) {
  const { t, tag } = useTexts();
  const [targets, setTargets] = useState<number[]>([]);
  const copy = (event: FormEvent) => {
    event.preventDefault();
    onCopy(targets);
    onClose();
  };
  return (
    <Modal title={t('hours.copyTitle', { day: weekdayName(from, tag) })} onClose={onClose}>
      <form onSubmit={copy}>
        <ul className="choices">
          {[0, 1, 2, 3, 4, 5, 6]
            .filter((weekday) => weekday !== from)
            .map((weekday) => (
              <li key={weekday}>
                <label>
                  <input
                    type="checkbox"
                    checked={targets.includes(weekday)}
                    onChange={({ target }) =>
                      setTargets((old) =>
                        target.checked ? [...old, weekday] : old.filter((other) => other !== weekday),
                      )
                    }
                  />
                  {weekdayName(weekday, tag)}
                </label>
              </li>
            ))}
        </ul>
        <div className="modal-actions">
          <button type="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="primary" disabled={targets.length === 0}>
            {t('hours.copy')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
