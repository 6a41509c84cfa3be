import { ChecksPage } from './answers/checks-page.tsx';
import { FaqPage } from './answers/faq-page.tsx';
import { ConversationsPage } from './conversations/conversations-page.tsx';
import { HoursPage } from './hours/hours-page.tsx';
import { KnowledgePage } from './knowledge/knowledge-page.tsx';
import type { Route } from './route.ts';
import { SettingsPage } from './settings/settings-page.tsx';

/** The section that the route names. */
export function SectionPage({ route }: { route: Route }) {
  switch (route.section) {
    case 'conversations':
      return <ConversationsPage id={route.id} />;
    case 'knowledge':
      return <KnowledgePage />;
    case 'faq':
      return <FaqPage />;
    case 'checks':
      return <ChecksPage />;
    case 'hours':
      return <HoursPage />;
    case 'settings':
      return <SettingsPage />;
  }
}
