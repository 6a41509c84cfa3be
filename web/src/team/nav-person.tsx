import { useAccount } from './account-context.ts';
import { routeHref, type Section } from './route.ts';
import { useTexts } from './texts-context.ts';
import { Icon } from './ui/icon.tsx';

const SECTIONS = ['organisations', 'account'] as const;

/** What is the reader's own, whatever organisation is shown. */
export function NavPerson({ section, onMove }: { section: Section; onMove: () => void }) {
  const { t } = useTexts();
  const { deletion } = useAccount();
  return (
    <nav aria-label={t('nav.own')}>
      <ul>
        {SECTIONS.map((name) => (
          <li key={name}>
            <a href={routeHref(name)} aria-current={name === section ? 'page' : undefined} onClick={onMove}>
              <Icon name={name} />
              <span>{t(`nav.${name}`)}</span>
              {name === 'account' && deletion.data?.isPending && (
                <span className="badge waiting">{t('deletion.badge')}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
