import { type FormEvent, useRef, useState } from 'react';
import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';

const MAX_PHRASES = 50;
const MAX_LENGTH = 80;

/** Words that send a conversation to a person. */
export function PhraseList({
  phrases,
  onChange,
}: {
  phrases: string[];
  onChange: (phrases: string[]) => void;
}) {
  const { t } = useTexts();
  const [phrase, setPhrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const typed = phrase.trim();
  const isKnown = phrases.some((known) => known.toLowerCase() === typed.toLowerCase());
  const isFull = phrases.length >= MAX_PHRASES;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '' || isKnown || isFull) return;
    onChange([...phrases, typed]);
    setPhrase('');
    field.current?.focus();
  };
  return (
    <section aria-labelledby="phrases-title">
      <h2 id="phrases-title">{t('settings.phrases')}</h2>
      <p className="hint">{t('settings.phrasesText')}</p>
      {phrases.length === 0 && <p className="hint">{t('settings.noPhrases')}</p>}
      <ul className="phrases">
        {phrases.map((known) => (
          <li key={known}>
            {known}
            <button
              type="button"
              className="icon-button"
              aria-label={t('settings.removePhrase', { phrase: known })}
              onClick={() => {
                onChange(phrases.filter((other) => other !== known));
                field.current?.focus();
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <form className="phrase-form" onSubmit={add}>
        <label>
          {t('settings.phrase')}
          <input
            ref={field}
            type="text"
            maxLength={MAX_LENGTH}
            value={phrase}
            onChange={({ target }) => setPhrase(target.value)}
          />
        </label>
        <button type="submit" disabled={typed === '' || isKnown || isFull}>
          {t('settings.addPhrase')}
        </button>
        <p role="alert" className="error-text">
          {isFull ? t('settings.full', { count: MAX_PHRASES }) : isKnown && typed ? t('settings.known') : ''}
        </p>
      </form>
    </section>
  );
}
