import type { Organisation } from '../api/types.ts';
import { Mark } from '../components/icons.tsx';
import type { Language } from '../i18n/language.ts';
import { LanguageSelect } from './language-select.tsx';
import { LiveBadge } from './live/live-badge.tsx';
import { NavPerson } from './nav-person.tsx';
import { routeHref, type Section } from './route.ts';
import { useTeam } from './team-context.ts';
import { useTexts } from './texts-context.ts';
import { Icon } from './ui/icon.tsx';

const GROUPS: Section[][] = [
  ['conversations'],
  ['knowledge', 'faq', 'checks'],
  ['protection'],
  ['hours', 'settings'],
  ['members', 'business'],
];

interface NavigationProps {
  organisations: Organisation[];
  section: Section;
  onOrganisation: (id: string) => void;
  onLanguage: (language: Language) => void;
  onLeave: () => void;
  /** A link was followed. */
  onMove: () => void;
}

/** The sections, the organisation, the language and the way out. */
export function Navigation({ organisations, section, onMove, ...actions }: NavigationProps) {
  const { t } = useTexts();
  const { organisation, user, waiting, canEdit } = useTeam();
  // Its API answers editors alone.
  const groups = canEdit ? GROUPS : GROUPS.filter(([name]) => name !== 'protection');
  return (
    <div className="navigation">
      <div className="nav-brand">
        <Mark />
        <span>{organisation.name}</span>
      </div>
      <nav aria-label={t('nav.sections')}>
        {groups.map((group) => (
          <ul key={group[0]}>
            {group.map((name) => (
              <li key={name}>
                <a
                  href={routeHref(name)}
                  aria-current={name === section ? 'page' : undefined}
                  onClick={onMove}
                >
                  <Icon name={name} />
                  <span>{t(`nav.${name}`)}</span>
                  {name === 'conversations' && waiting > 0 && (
                    <span className="count">
                      {waiting} <span className="visually-hidden">{t('nav.waiting')}</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div className="nav-foot">
        <LiveBadge />
        {organisations.length > 1 && (
          <label className="select-line">
            {t('nav.organisation')}
            <select
              value={organisation.id}
              onChange={({ target }) => {
                // An open conversation belongs to the organisation that is left.
                location.hash = routeHref(section);
                actions.onOrganisation(target.value);
              }}
            >
              {organisations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <LanguageSelect onLanguage={actions.onLanguage} />
        <NavPerson section={section} onMove={onMove} />
        <p className="nav-user">
          <span>
            {user.name}
            <small>{t(`role.${organisation.role}`)}</small>
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('nav.leave')}
            title={t('nav.leave')}
            onClick={actions.onLeave}
          >
            <Icon name="leave" />
          </button>
        </p>
      </div>
    </div>
  );
}
