import { useTexts } from '../texts-context.ts';
import { Field } from './field.tsx';
import type { FieldState } from './use-form.ts';

/** Six digits of the app, or where `allowsRecovery` a recovery code. */
export function CodeField({ allowsRecovery, ...field }: FieldState & { allowsRecovery: boolean }) {
  const { t } = useTexts();
  return (
    <Field
      {...field}
      label={t('factor.code')}
      hint={t(allowsRecovery ? 'factor.codeOrRecoveryHint' : 'factor.codeHint')}
      autoComplete="one-time-code"
      inputMode={allowsRecovery ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
    />
  );
}
