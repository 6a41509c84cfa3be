import { useEffect, useState } from 'react';
import type { ApiClient } from '../api/client.ts';
import type { Language } from '../i18n/language.ts';
import { useTexts } from '../team/texts-context.ts';
import { DoorPage } from './door-page.tsx';
import { ForgotForm } from './forgot-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import { type DoorView, doorHref, parseDoorView } from './views.ts';

interface DoorstepProps {
  client: ApiClient;
  /** A session ended: the page behind keeps its address, and with it what was typed. */
  isEnded: boolean;
  onLanguage: (language: Language) => void;
}

const TITLES = { 'sign-in': 'door.signIn', 'sign-up': 'door.signUp', forgot: 'door.forgot' } as const;

/** Signing in, up, and what to do without the password. */
export function Doorstep({ client, isEnded, onLanguage }: DoorstepProps) {
  const { t } = useTexts();
  const [view, setView] = useState<DoorView>(() => (isEnded ? 'sign-in' : parseDoorView(location.hash)));
  const [challenge, setChallenge] = useState<string | null>(null);
  useEffect(() => {
    if (isEnded) return;
    const follow = () => setView(parseDoorView(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [isEnded]);
  const go = (next: DoorView) => {
    if (isEnded) setView(next);
    else location.hash = doorHref(next);
  };
  const shown = challenge !== null ? 'code' : view;
  return (
    <DoorPage
      key={shown}
      title={challenge !== null ? t('door.secondFactor') : t(TITLES[view])}
      onLanguage={onLanguage}
    >
      {isEnded && (
        <p className="notice" role="status">
          {t('door.ended')}
        </p>
      )}
      {challenge !== null ? (
        <SecondFactorForm client={client} challenge={challenge} onBack={() => setChallenge(null)} />
      ) : view === 'sign-in' ? (
        <SignInForm client={client} onChallenge={setChallenge} onGo={go} />
      ) : view === 'sign-up' ? (
        <SignUpForm client={client} onGo={go} />
      ) : (
        <ForgotForm client={client} onGo={go} />
      )}
    </DoorPage>
  );
}
