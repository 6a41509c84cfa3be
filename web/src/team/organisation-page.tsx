import { useEffect, useMemo, useRef, useState } from 'react';
import type { ApiClient } from '../api/client.ts';
import { tenantApi } from '../api/tenant-api.ts';
import type { Me, Organisation } from '../api/types.ts';
import type { Language } from '../i18n/language.ts';
import { LiveConnection } from './live/live-connection.ts';
import { Shell } from './shell.tsx';
import { type Team, TeamContext } from './team-context.ts';

interface OrganisationPageProps {
  client: ApiClient;
  me: Me;
  isActive: boolean;
  organisation: Organisation;
  notify: (text: string) => void;
  announce: (text: string) => void;
  onOrganisation: (id: string) => void;
  onLanguage: (language: Language) => void;
  onLeave: () => void;
}

/** Everything of one organisation, kept up to date while somebody is signed in. */
export function OrganisationPage(props: OrganisationPageProps) {
  const { client, me, isActive, organisation, notify, announce, ...actions } = props;
  const api = useMemo(() => tenantApi(client, organisation.id), [client, organisation.id]);
  const live = useMemo(() => new LiveConnection({ path: api.livePath, ticket: api.liveTicket }), [api]);
  const drafts = useRef(new Map<string, string>());
  const [waiting, setWaiting] = useState(0);
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
    </TeamContext>
  );
}
