import { useMemo, useState } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import type { Language } from '../i18n/language.ts';
import type { TeamTexts } from '../i18n/team/texts.ts';
import type { Link } from '../session/link.ts';
import { useTexts } from '../team/texts-context.ts';
import { ErrorText } from '../team/ui/error-text.tsx';
import { useAction } from '../team/use-action.ts';
import { ChoosePasswordForm } from './choose-password-form.tsx';
import { DoorPage } from './door-page.tsx';

interface LinkPageProps {
  client: ApiClient;
  link: Link;
  onLanguage: (language: Language) => void;
  onDone: () => void;
}

type Words = Record<'title' | 'text' | 'done', keyof TeamTexts>;
const WORDS: Record<Link['purpose'], Words> = {
  sign_up: { title: 'link.signUp', text: 'link.signUpText', done: 'link.signUpDone' },
  change_email: { title: 'link.email', text: 'link.emailText', done: 'link.emailDone' },
  reset_password: { title: 'link.reset', text: 'link.resetText', done: 'link.resetDone' },
};

/** What a link of a mail leads to. It is used by a press of a button: programs that look into mails press none. */
export function LinkPage({ client, link, onLanguage, onDone }: LinkPageProps) {
  const { t } = useTexts();
  const [isDone, setDone] = useState(false);
  const words = WORDS[link.purpose];
  const isFirst = link.purpose === 'sign_up';
  return (
    <DoorPage key={`${isDone}`} title={t(words.title)} onLanguage={onLanguage}>
      {isDone ? (
        <>
          <p role="status">{t(words.done)}</p>
          <button type="button" className="primary" onClick={onDone}>
            {t('link.goOn')}
          </button>
        </>
      ) : (
        <>
          <p className="hint">{t(words.text)}</p>
          {link.purpose === 'change_email' ? (
            <ConfirmEmail client={client} token={link.token} onDone={() => setDone(true)} />
          ) : (
            <ChoosePasswordForm
              client={client}
              token={link.token}
              isFirst={isFirst}
              onDone={isFirst ? onDone : () => setDone(true)}
            />
          )}
          <p>
            <button type="button" className="quiet" onClick={onDone}>
              {t('door.backToSignIn')}
            </button>
          </p>
        </>
      )}
    </DoorPage>
  );
}

interface ConfirmProps {
  client: ApiClient;
  token: string;
  onDone: () => void;
}

function ConfirmEmail({ client, token, onDone }: ConfirmProps) {
  const { t } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const { isBusy, error, run } = useAction();
  const confirm = async () => {
    await api.confirmEmail(token);
    onDone();
  };
  return (
    <>
      <ErrorText error={error} />
      <button type="button" className="primary" disabled={isBusy} onClick={() => void run(confirm)}>
        {t(isBusy ? 'door.busy' : 'link.confirm')}
      </button>
    </>
  );
}
