import { useState } from 'react';
import { useTexts } from '../texts-context.ts';
import { PASSWORD_MIN } from './checks.ts';
import { Field } from './field.tsx';
import { PasswordStrength } from './password-strength.tsx';
import type { FieldState } from './use-form.ts';

interface PasswordProps extends FieldState {
  label: string;
  /** A new password: its strength is shown, with these words known to whoever guesses. */
  isNew?: boolean;
  known?: string[];
}

/** A password that can be shown, pasted and filled in by a password manager. */
export function PasswordField({ isNew = false, known = [], ...field }: PasswordProps) {
  const { t } = useTexts();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Field
        {...field}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        hint={isNew ? t('form.passwordHint', { count: PASSWORD_MIN }) : undefined}
      >
        <button type="button" className="small" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'form.hide' : 'form.show')}
          <span className="visually-hidden">: {field.label}</span>
        </button>
      </Field>
      {isNew && <PasswordStrength password={field.value} known={known} />}
    </>
  );
}
