import { useCallback } from 'react';
import { routeHref } from '../route.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useData } from '../use-data.ts';
import { FindingCard } from './finding-card.tsx';
import './knowledge.css';

/** What the guard found in one document, or in an answer written by hand, and what becomes of it. */
export function FindingsPage({ id }: { id: string }) {
  const { t } = useTexts();
  const { api } = useTeam();
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [{ findings }, { documents }] = await Promise.all([
        api.findings(id, signal),
        api.documents(signal),
      ]);
      return { findings, title: documents.find((document) => document.id === id)?.title ?? null };
    },
    [api, id],
  );
  const { data, error, reload, change } = useData(load, 'knowledge');
  // Answers written by hand are not in the list of documents.
  const isWritten = data?.title === null;
  return (
    <div className="page">
      <p className="way-back">
        <a className="page-link" href={routeHref(isWritten ? 'faq' : 'knowledge')}>
          {t(isWritten ? 'findings.backWritten' : 'findings.back')}
        </a>
      </p>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && (
        <>
          <PageTitle
            title={
              data.title === null ? t('findings.titleWritten') : t('findings.title', { title: data.title })
            }
          >
            <p>{t('findings.lead')}</p>
          </PageTitle>
          {data.findings.length === 0 ? (
            <Empty icon="protection" title={t('findings.none')}>
              <p>{t('findings.noneText')}</p>
            </Empty>
          ) : (
            <ul className="cards">
              {data.findings.map((finding) => (
                <FindingCard
                  key={finding.id}
                  document={id}
                  finding={finding}
                  onChange={(next) =>
                    change(({ findings, title }) => ({
                      findings: findings.map((one) => (one.id === next.id ? next : one)),
                      title,
                    }))
                  }
                />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
