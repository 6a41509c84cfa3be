import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Empty } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { GuardEvents } from './guard-events.tsx';
import { HeldPeople } from './held-people.tsx';
import './protection.css';

/** What the guard found in messages and documents, and whom it slows down. */
export function ProtectionPage() {
  const { t } = useTexts();
  const { canEdit } = useTeam();
  return (
    <div className="page">
      <PageTitle title={t('nav.protection')}>
        <p>{t('protection.lead')}</p>
      </PageTitle>
      {canEdit ? (
        <>
          <HeldPeople />
          <GuardEvents />
        </>
      ) : (
        <Empty icon="protection" title={t('protection.notYours')}>
          <p>{t('protection.notYoursText')}</p>
        </Empty>
      )}
    </div>
  );
}
