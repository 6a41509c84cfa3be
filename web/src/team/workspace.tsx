import { useEffect, useMemo, useRef, useState } from 'react';
import type { ApiClient } from '../api/client.ts';
import { tenantApi } from '../api/tenant-api.ts';
import type { Me, Organisation } from '../api/types.ts';
import type { Language } from '../i18n/language.ts';
import { findOrganisation } from './find-organisation.ts';
import { LiveConnection } from './live/live-connection.ts';
import { parseRoute } from './route.ts';
import { Shell } from './shell.tsx';
import { type Team, TeamContext } from './team-context.ts';
import { useTexts } from './texts-context.ts';
import { Empty } from './ui/load-state.tsx';
import { useNotices } from './ui/notices.tsx';

interface WorkspaceProps {
  client: ApiClient;
  me: Me;
  /** Not while the session has ended. */
  isActive: boolean;
  onLanguage: (language: Language) => void;
  onLeave: () => void;
}

/** The page of a signed-in person: one of their organisations at a time. */
export function Workspace({ client, me, isActive, onLanguage, onLeave }: WorkspaceProps) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState(me.organisations[0]?.id);
  useEffect(() => {
    const { id } = parseRoute(location.hash);
    if (id === null || me.organisations.length < 2) return;
    const leaving = new AbortController();
    void findOrganisation(client, me.organisations, id, leaving.signal).then((found) => {
      if (found && !leaving.signal.aborted) setChosen(found);
    });
    return () => leaving.abort();
  }, [client, me]);
  const organisation = me.organisations.find(({ id }) => id === chosen) ?? me.organisations[0];
  if (!organisation)
    return (
      <main className="nowhere">
        <Empty icon="person" title={t('nav.noOrganisation')}>
          <p>{t('nav.noOrganisationText')}</p>
          <button type="button" onClick={onLeave}>
            {t('nav.leave')}
          </button>
        </Empty>
      </main>
    );
  return (
    <OrganisationPage
      key={organisation.id}
      {...{ client, me, isActive, organisation, onLanguage, onLeave }}
      onOrganisation={setChosen}
    />
  );
}

interface OrganisationPageProps extends WorkspaceProps {
  organisation: Organisation;
  onOrganisation: (id: string) => void;
}

function OrganisationPage({ client, me, isActive, organisation, ...actions }: OrganisationPageProps) {
  const api = useMemo(() => tenantApi(client, organisation.id), [client, organisation.id]);
  const live = useMemo(() => new LiveConnection({ path: api.livePath, ticket: api.liveTicket }), [api]);
  const drafts = useRef(new Map<string, string>());
  const [waiting, setWaiting] = useState(0);
  const { notify, announce, notices } = useNotices();
  const { user } = me;

  useEffect(() => (isActive ? live.start() : undefined), [live, isActive]);

  const team = useMemo<Team>(() => {
    const { role } = organisation;
    const canEdit = role === 'owner' || role === 'admin';
    return {
      ...{ api, live, user, organisation, canEdit, waiting, setWaiting, notify, announce },
      canReply: canEdit || role === 'agent',
      drafts: drafts.current,
    };
  }, [api, live, user, organisation, waiting, notify, announce]);

  return (
    <TeamContext value={team}>
      <Shell organisations={me.organisations} {...actions} />
      {notices}
    </TeamContext>
  );
}
