import { routeHref } from '../route.ts';
import { useTexts } from '../texts-context.ts';

interface FindingsLinkProps {
  id: string;
  title: string;
  held: number;
  findings: number;
}

/** How much the guard found in a document and holds back, and the way to decide about it; nothing where it is nothing. */
export function FindingsLink({ id, title, held, findings }: FindingsLinkProps) {
  const { t } = useTexts();
  if (findings === 0) return null;
  return (
    <p>
      {held > 0 && (
        <>
          <span className="badge waiting">
            {t(held === 1 ? 'findings.held.one' : 'findings.held.other', { count: held })}
          </span>{' '}
        </>
      )}
      <a className="page-link" href={routeHref('knowledge', id)}>
        {t(findings === 1 ? 'findings.see.one' : 'findings.see.other', { count: findings })}
        <span className="visually-hidden"> {t('findings.of', { title })}</span>
      </a>
    </p>
  );
}
