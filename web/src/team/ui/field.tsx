import { type ComponentProps, type ReactNode, useId } from 'react';
import type { FieldState } from './use-form.ts';

type Given = Pick<
  ComponentProps<'input'>,
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'autoCapitalize' | 'spellCheck'
>;

interface FieldProps extends FieldState, Given {
  label: string;
  hint?: ReactNode;
  /** Beside the input, such as a button that shows the password. */
  children?: ReactNode;
}

/** A labelled input; what is wrong with it is read out when it appears and with the field. */
export function Field({ label, hint, error, onValue, children, ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-line">
        <input
          {...input}
          id={id}
          aria-invalid={error !== null || undefined}
          aria-describedby={described || undefined}
          onChange={({ target }) => onValue(target.value)}
        />
        {children}
      </div>
      {hint && (
        <div id={`${id}-hint`} className="hint">
          {hint}
        </div>
      )}
      <div role="alert" id={`${id}-error`} className="error-text">
        {error}
      </div>
    </div>
  );
}
