import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { TeamTexts } from '../../i18n/team/texts.ts';
import { useTexts } from '../texts-context.ts';
import { useAction } from '../use-action.ts';
import { explainError } from './error-text.tsx';

type Faults<Name extends string> = Partial<Record<Name, keyof TeamTexts>>;

interface FormOptions<Name extends string> {
  initial: Record<Name, string>;
  /** What is wrong with what was typed, by field, before anything is sent. */
  check: (values: Record<Name, string>) => Faults<NoInfer<Name>>;
  send: (values: Record<Name, string>) => Promise<void>;
  /** Which field a refusal is about, by its code. */
  refusedFields?: Record<string, NoInfer<Name>>;
}

/** What a field of a form gets. */
export interface FieldState {
  name: string;
  value: string;
  error: string | null;
  onValue: (value: string) => void;
}

export interface FormState<Name extends string> {
  form: RefObject<HTMLFormElement | null>;
  isBusy: boolean;
  /** What is about no single field. */
  error: string | null;
  field(name: Name): FieldState;
  set(values: Partial<Record<Name, string>>): void;
  submit(event: FormEvent): void;
}

/** A form whose faults stand beside their fields; the first of them gets the focus. */
export function useForm<Name extends string>({
  initial,
  check,
  send,
  refusedFields = {},
}: FormOptions<Name>): FormState<Name> {
  const { t } = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(initial);
  const [faults, setFaults] = useState<Faults<Name>>({});
  const { isBusy, error, clear, run } = useAction();
  const refused = error ? refusedFields[error.code] : undefined;

  useEffect(() => {
    if (error || Object.keys(faults).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error, faults]);

  const faultOf = (name: Name) => {
    const fault = faults[name];
    if (fault) return t(fault);
    if (!error || refused !== name) return null;
    // Beside the one password that was asked for, the general message would name the address too.
    return error.code === 'invalid_credentials' ? t('password.wrong') : explainError(t, error);
  };
  return {
    ...{ form, isBusy },
    error: error && refused === undefined ? explainError(t, error) : null,
    field: (name) => ({
      name,
      value: values[name],
      error: faultOf(name),
      onValue: (value) => {
        setValues((old) => ({ ...old, [name]: value }));
        setFaults(({ [name]: _, ...others }) => others as Faults<Name>);
        if (refused === name) clear();
      },
    }),
    set: (next) => setValues((old) => ({ ...old, ...next })),
    submit: (event) => {
      event.preventDefault();
      if (isBusy) return;
      const found = check(values);
      setFaults(found);
      if (Object.keys(found).length === 0) void run(() => send(values));
    },
  };
}
