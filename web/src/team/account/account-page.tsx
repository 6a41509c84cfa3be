import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { PageTitle } from '../ui/page-title.tsx';
import './account.css';
import { ChangeEmail } from './change-email.tsx';
import { ChangePassword } from './change-password.tsx';
import { DeletionBanner } from './deletion-banner.tsx';
import { DeletionCard } from './deletion-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** One's own account: how to get in, from where one is in, and the way out. */
export function AccountPage() {
  const { t } = useTexts();
  const { user } = useAccount().me;
  return (
    <div className="page account">
      <PageTitle title={t('nav.account')}>
        <p>
          {user.name}
          {user.email && <> · {user.email}</>}
        </p>
      </PageTitle>
      <DeletionBanner />
      <SecondFactorCard />
      <ChangePassword />
      <ChangeEmail />
      <SessionsCard />
      <DeletionCard />
    </div>
  );
}
