import type { Language } from '../i18n/language.ts';
import { AccountPage } from './account/account-page.tsx';
import { LanguageSelect } from './language-select.tsx';
import { OrganisationsPage } from './organisation/organisations-page.tsx';
import { routeHref, useRoute } from './route.ts';
import { useTexts } from './texts-context.ts';

interface NowhereProps {
  onLanguage: (language: Language) => void;
  onLeave: () => void;
}

/** For somebody who is in no organisation: their account, invitations, and a way to found one. */
export function NowherePage({ onLanguage, onLeave }: NowhereProps) {
  const { t } = useTexts();
  const { section } = useRoute();
  const isAccount = section === 'account';
  return (
    <main className="nowhere">
      <div className="nowhere-bar">
        <a href={routeHref(isAccount ? 'organisations' : 'account')}>
          {t(isAccount ? 'nav.organisations' : 'nav.account')}
        </a>
        <LanguageSelect onLanguage={onLanguage} />
        <button type="button" className="small" onClick={onLeave}>
          {t('nav.leave')}
        </button>
      </div>
      {isAccount ? <AccountPage /> : <OrganisationsPage />}
    </main>
  );
}
