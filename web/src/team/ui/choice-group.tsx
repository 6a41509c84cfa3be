import { type ReactNode, useRef } from 'react';
import { useAction } from '../use-action.ts';
import './choice-group.css';
import { ErrorText } from './error-text.tsx';

/** Does what was chosen, and shows beside the choices what fails. */
type Choose = (act: () => Promise<void>) => void;

interface ChoiceGroupProps {
  question: string;
  /** The id of what is asked about. */
  about: string;
  children: (choose: Choose, isBusy: boolean) => ReactNode;
}

/** Buttons that give way to others once one is pressed: the focus stays with the question instead of getting lost. */
export function ChoiceGroup({ question, about, children }: ChoiceGroupProps) {
  const group = useRef<HTMLFieldSetElement>(null);
  const { isBusy, error, run } = useAction();
  const choose: Choose = (act) =>
    void run(async () => {
      await act();
      group.current?.focus();
    });
  return (
    <fieldset ref={group} tabIndex={-1} className="choice-group" aria-describedby={about}>
      <legend>{question}</legend>
      {children(choose, isBusy)}
      <ErrorText error={error} />
    </fieldset>
  );
}
