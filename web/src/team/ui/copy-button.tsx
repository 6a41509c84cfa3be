import { useState } from 'react';
import { useTexts } from '../texts-context.ts';
import { Icon } from './icon.tsx';

/** Copies a text; says so, or that the browser did not let it. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTexts();
  const [state, setState] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('copyFailed'),
    );
  return (
    <span className="copy">
      <button type="button" className="small" onClick={() => void copy()}>
        <Icon name="copy" />
        {t('common.copy')}
      </button>
      <span role="status" className="hint">
        {state && t(`common.${state}`)}
      </span>
    </span>
  );
}
