import './team.css';
import './ui/fields.css';
import './ui/page.css';
import './ui/states.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiClient } from '../api/client.ts';
import { Doorstep } from '../doorstep/doorstep.tsx';
import { LinkPage } from '../doorstep/link-page.tsx';
import { chooseLanguage, fillText, type Language } from '../i18n/language.ts';
import { TEAM_TEXTS } from '../i18n/team/texts.ts';
import { type Link, takeLink } from '../session/link.ts';
import { Session } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { SessionWait } from './session-wait.tsx';
import { TextsContext, type TextsValue } from './texts-context.ts';
import { useMe } from './use-me.ts';
import { Workspace } from './workspace.tsx';

const session = new Session();
const client = new ApiClient(session);
const firstLink = takeLink();

/**
 * The page of the team. When the session ends the page stays behind the sign-in form, hidden, so that nothing that
 * was typed is lost; somebody else who signs in gets a page of their own.
 */
export function TeamApp() {
  const [link, setLink] = useState<Link | null>(firstLink);
  const [language, setLanguage] = useState(() => chooseLanguage(location.search, navigator.languages));
  const texts = useMemo(() => textsValue(language), [language]);
  const { state } = useSession(session);
  const { me, error, reload } = useMe(client, (found) => {
    const isAsked = new URLSearchParams(location.search).has('lang');
    if (!isAsked) setLanguage(chooseLanguage('', [found.user.language, language]));
  });

  useEffect(() => session.start(), []);
  useEffect(() => {
    client.language = language;
    document.documentElement.lang = texts.tag;
  }, [language, texts]);
  useEffect(() => {
    const follow = () => {
      const found = takeLink();
      if (found) setLink(found);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  const changeLanguage = useCallback((chosen: Language) => {
    // In the address, so that a reload keeps it; nothing is stored.
    history.replaceState(null, '', `?lang=${chosen}${location.hash}`);
    setLanguage(chosen);
  }, []);

  const isIn = state === 'in' && me !== null && link === null;
  const isKept = me !== null && (state === 'in' || state === 'ended');
  return (
    <TextsContext value={texts}>
      <meta name="robots" content="noindex" />
      {link ? (
        <LinkPage client={client} link={link} onLanguage={changeLanguage} onDone={() => setLink(null)} />
      ) : state === 'out' || state === 'ended' ? (
        <Doorstep client={client} isEnded={state === 'ended' && me !== null} onLanguage={changeLanguage} />
      ) : (
        !isIn && <SessionWait isFailed={state === 'unreachable'} error={error} onRetry={() => reload()} />
      )}
      {isKept && (
        <div className="team" hidden={!isIn}>
          <Workspace
            key={me.user.id}
            {...{ client, me, reloadMe: reload }}
            isActive={isIn}
            onLanguage={changeLanguage}
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
