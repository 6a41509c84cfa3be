import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { accountApi } from '../api/account-api.ts';
import { isSessionOver, toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import type { Language } from '../i18n/language.ts';
import { LeakDialog } from './account/leak-dialog.tsx';
import { StepUpDialog } from './account/step-up-dialog.tsx';
import { useStepUp } from './account/use-step-up.ts';
import { type Account, AccountContext } from './account-context.ts';
import { findOrganisation } from './find-organisation.ts';
import { NowherePage } from './nowhere-page.tsx';
import { OrganisationPage } from './organisation-page.tsx';
import { parseRoute } from './route.ts';
import { useTexts } from './texts-context.ts';
import { explainError } from './ui/error-text.tsx';
import { useNotices } from './ui/notices.tsx';
import { useLoad } from './use-load.ts';

interface WorkspaceProps {
  client: ApiClient;
  me: Me;
  reloadMe: () => Promise<void>;
  /** Not while the session has ended. */
  isActive: boolean;
  onLanguage: (language: Language) => void;
}

/** The page of a signed-in person: one of their organisations at a time. */
export function Workspace({ client, me, reloadMe, isActive, onLanguage }: WorkspaceProps) {
  const { t } = useTexts();
  const { notify, announce, notices } = useNotices();
  const { session } = client;
  const isLeaked = useSyncExternalStore(session.watch, session.isPasswordLeaked);
  const [chosen, setChosen] = useState(me.organisations[0]?.id);
  const { asked, close } = useStepUp(client);
  const api = useMemo(() => accountApi(client), [client]);
  const { data, error, reload, change } = useLoad(
    useCallback((signal: AbortSignal) => api.deletion(signal), [api]),
  );
  const account = useMemo<Account>(() => {
    const deletion = { data, error, reload, change };
    return { account: api, session, me, reloadMe, deletion, notify };
  }, [api, session, me, reloadMe, data, error, reload, change, notify]);
  useEffect(() => {
    const { section, id } = parseRoute(location.hash);
    if (section !== 'conversations' || id === null || me.organisations.length < 2) return;
    const leaving = new AbortController();
    void findOrganisation(client, me.organisations, id, leaving.signal).then((found) => {
      if (found && !leaving.signal.aborted) setChosen(found);
    });
    return () => leaving.abort();
  }, [client, me]);

  const leave = async () => {
    try {
      await session.signOut();
    } catch (thrown) {
      // Over already: then there is nothing to end.
      if (isSessionOver(thrown)) session.forget();
      else notify(explainError(t, toApiError(thrown)));
    }
  };
  const organisation = me.organisations.find(({ id }) => id === chosen) ?? me.organisations[0];
  const actions = { onLanguage, onLeave: () => void leave() };
  return (
    <AccountContext value={account}>
      {organisation ? (
        <OrganisationPage
          key={organisation.id}
          {...{ client, me, isActive, organisation, notify, announce, ...actions }}
          onOrganisation={setChosen}
        />
      ) : (
        <NowherePage {...actions} />
      )}
      {notices}
      {isLeaked && isActive && <LeakDialog onClose={() => session.heedLeak()} />}
      {asked && <StepUpDialog onClose={close} />}
    </AccountContext>
  );
}
