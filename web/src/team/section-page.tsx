import { AccountPage } from './account/account-page.tsx';
import { ChecksPage } from './answers/checks-page.tsx';
import { FaqPage } from './answers/faq-page.tsx';
import { ConversationsPage } from './conversations/conversations-page.tsx';
import { HoursPage } from './hours/hours-page.tsx';
import { FindingsPage } from './knowledge/findings-page.tsx';
import { KnowledgePage } from './knowledge/knowledge-page.tsx';
import { BusinessPage } from './organisation/business-page.tsx';
import { MembersPage } from './organisation/members-page.tsx';
import { OrganisationsPage } from './organisation/organisations-page.tsx';
import { ProtectionPage } from './protection/protection-page.tsx';
import type { Route } from './route.ts';
import { SettingsPage } from './settings/settings-page.tsx';

/** The section that the route names. */
export function SectionPage({ route }: { route: Route }) {
  switch (route.section) {
    case 'conversations':
      return <ConversationsPage id={route.id} />;
    case 'knowledge':
      return route.id === null ? <KnowledgePage /> : <FindingsPage key={route.id} id={route.id} />;
    case 'faq':
      return <FaqPage />;
    case 'checks':
      return <ChecksPage />;
    case 'protection':
      return <ProtectionPage />;
    case 'hours':
      return <HoursPage />;
    case 'settings':
      return <SettingsPage />;
    case 'members':
      return <MembersPage />;
    case 'business':
      return <BusinessPage />;
    case 'organisations':
      return <OrganisationsPage />;
    case 'account':
      return <AccountPage />;
  }
}
