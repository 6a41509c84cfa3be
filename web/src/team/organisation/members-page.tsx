import { useCallback } from 'react';
import type { Member } from '../../api/account-types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoad } from '../use-load.ts';
import { Invitations } from './invitations.tsx';
import { MemberCard } from './member-card.tsx';
import './organisation.css';

/** Who belongs to the organisation, and who is invited. */
export function MembersPage() {
  const { t } = useTexts();
  const { api, canEdit, organisation } = useTeam();
  const load = useCallback((signal: AbortSignal) => api.members(signal), [api]);
  const { data, error, reload } = useLoad(load);
  const members: Member[] = data?.members ?? [];
  return (
    <div className="page">
      <PageTitle title={t('nav.members')}>
        <p>{t('members.lead', { name: organisation.name })}</p>
      </PageTitle>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={3} />}
      <ul className="cards">
        {members.map((member) => (
          <MemberCard key={member.userId} member={member} onChange={reload} />
        ))}
      </ul>
      {canEdit && <Invitations />}
    </div>
  );
}
