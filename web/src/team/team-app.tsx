import './team.css';
import './ui/fields.css';
import './ui/page.css';
import './ui/states.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiClient } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { chooseLanguage, fillText, type Language } from '../i18n/language.ts';
import { TEAM_TEXTS } from '../i18n/team/texts.ts';
import { SignIn } from './sign-in.tsx';
import { TextsContext, type TextsValue } from './texts-context.ts';
import { Workspace } from './workspace.tsx';

/**
 * The page of the team. When the session ends the page stays behind the sign-in form, hidden, so that nothing that
 * was typed is lost; somebody else who signs in gets a page of their own.
 */
export function TeamApp() {
  const [client] = useState(() => new ApiClient());
  const [me, setMe] = useState<Me | null>(null);
  const [isEnded, setEnded] = useState(false);
  const [language, setLanguage] = useState(() => chooseLanguage(location.search, navigator.languages));
  const texts = useMemo(() => textsValue(language), [language]);

  useEffect(() => {
    client.language = language;
    document.documentElement.lang = texts.tag;
  }, [client, language, texts]);
  useEffect(() => {
    client.onSessionEnded = () => setEnded(true);
  }, [client]);

  const changeLanguage = useCallback((chosen: Language) => {
    // In the address, so that a reload keeps it; nothing is stored.
    history.replaceState(null, '', `?lang=${chosen}${location.hash}`);
    setLanguage(chosen);
  }, []);
  const enter = (found: Me) => {
    const asked = new URLSearchParams(location.search).has('lang');
    if (!asked && !me) setLanguage(chooseLanguage('', [found.user.language, language]));
    setMe(found);
    setEnded(false);
  };
  const leave = () => {
    client.token = '';
    setMe(null);
    setEnded(false);
  };

  const isIn = me !== null && !isEnded;
  return (
    <TextsContext value={texts}>
      <meta name="robots" content="noindex" />
      {!isIn && <SignIn client={client} isEnded={isEnded} onEnter={enter} onLanguage={changeLanguage} />}
      {me && (
        <div className="team" hidden={isEnded}>
          <Workspace
            key={me.user.id}
            client={client}
            me={me}
            isActive={!isEnded}
            onLanguage={changeLanguage}
            onLeave={leave}
          />
        </div>
      )}
    </TextsContext>
  );
}

function textsValue(language: Language): TextsValue {
  const { tag, texts } = TEAM_TEXTS[language];
  return {
    language,
    tag,
    t: (key, values = {}) =>
      fillText(
        texts[key],
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`])),
      ),
  };
}
