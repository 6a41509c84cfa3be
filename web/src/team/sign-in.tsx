import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { Mark } from '../components/icons.tsx';
import type { Language } from '../i18n/language.ts';
import { LanguageSelect } from './language-select.tsx';
import { useTexts } from './texts-context.ts';
import { ErrorText, explainError } from './ui/error-text.tsx';
import './sign-in.css';

interface SignInProps {
  client: ApiClient;
  isEnded: boolean;
  onEnter: (me: Me) => void;
  onLanguage: (language: Language) => void;
}

/** Takes an access token, until there are accounts. It is kept in memory only: a reload asks for it again. */
export function SignIn({ client, isEnded, onEnter, onLanguage }: SignInProps) {
  const { t, language } = useTexts();
  const [token, setToken] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    document.title = `${t('signIn.title')} · Portero`;
  }, [t]);

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    client.token = token.trim();
    try {
      onEnter(await client.call<Me>('GET', 'me'));
    } catch (thrown) {
      client.token = '';
      setError(toApiError(thrown));
      setBusy(false);
      field.current?.focus();
    }
  };
  const wrong = error?.code === 'unauthenticated' ? t('signIn.wrong') : error && explainError(t, error);

  return (
    <main className="sign-in">
      <form onSubmit={(event) => void enter(event)}>
        <a className="brand" href={`/?lang=${language}`}>
          <Mark />
          <span>Portero</span>
        </a>
        <h1>{t('signIn.title')}</h1>
        {isEnded && (
          <p className="notice" role="status">
            {t('signIn.ended')}
          </p>
        )}
        <label>
          {t('signIn.token')}
          <input
            ref={field}
            type="password"
            autoComplete="off"
            spellCheck={false}
            required
            value={token}
            aria-describedby={hint}
            onChange={({ target }) => setToken(target.value)}
          />
        </label>
        <p id={hint} className="hint">
          {t('signIn.hint')} <code>npm run -s demo:token</code>
        </p>
        <p className="hint">{t('signIn.memory')}</p>
        <ErrorText error={wrong} />
        <button type="submit" className="primary" disabled={isBusy || token.trim() === ''}>
          {isBusy ? t('signIn.busy') : t('signIn.enter')}
        </button>
        <LanguageSelect onLanguage={onLanguage} />
      </form>
    </main>
  );
}
