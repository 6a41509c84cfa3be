import { useEffect, useRef, useState } from 'react';
import type { Organisation } from '../api/types.ts';
import { Mark } from '../components/icons.tsx';
import type { Language } from '../i18n/language.ts';
import { LiveBadge } from './live/live-badge.tsx';
import { Navigation } from './navigation.tsx';
import { useRoute } from './route.ts';
import { SectionPage } from './section-page.tsx';
import './shell.css';
import { useTeam } from './team-context.ts';
import { useTexts } from './texts-context.ts';
import { Icon } from './ui/icon.tsx';
import { Modal } from './ui/modal.tsx';
import { useWaitingCount } from './use-waiting-count.ts';

interface ShellProps {
  organisations: Organisation[];
  onOrganisation: (id: string) => void;
  onLanguage: (language: Language) => void;
  onLeave: () => void;
}

/** What stands around every section: the menu beside it, or behind a button on a phone. */
export function Shell({ organisations, onOrganisation, onLanguage, onLeave }: ShellProps) {
  const { t } = useTexts();
  const { organisation, waiting, announce } = useTeam();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  useWaitingCount(route.section !== 'conversations');
  useEffect(() => {
    const count = waiting > 0 ? `(${waiting}) ` : '';
    document.title = `${count}${t(`nav.${route.section}`)} · ${organisation.name} · Portero`;
  }, [t, waiting, route.section, organisation.name]);

  const before = useRef(waiting);
  useEffect(() => {
    if (waiting > before.current)
      announce(t(waiting === 1 ? 'nav.waitingNow.one' : 'nav.waitingNow.other', { count: waiting }));
    before.current = waiting;
  }, [waiting, announce, t]);

  const menu = (
    <Navigation
      {...{ organisations, onOrganisation, onLanguage, onLeave }}
      section={route.section}
      onMove={() => setMenuOpen(false)}
    />
  );
  const hasThread = route.section === 'conversations' && route.id !== null;
  return (
    <div className="shell" data-thread={hasThread || undefined}>
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        {t('nav.skip')}
      </button>
      <header className="top-bar">
        <button
          type="button"
          className="icon-button"
          aria-label={waiting > 0 ? t('nav.openWaiting', { count: waiting }) : t('nav.open')}
          aria-haspopup="dialog"
          onClick={() => setMenuOpen(true)}
        >
          <Icon name="menu" />
          {waiting > 0 && <span className="count">{waiting}</span>}
        </button>
        <span className="top-name">
          <Mark />
          <span>{organisation.name}</span>
        </span>
        <LiveBadge />
      </header>
      <div className="side">{menu}</div>
      <main ref={main} id="content" tabIndex={-1}>
        <SectionPage route={route} />
      </main>
      {isMenuOpen && (
        <Modal title={organisation.name} className="drawer" onClose={() => setMenuOpen(false)}>
          {menu}
        </Modal>
      )}
    </div>
  );
}
