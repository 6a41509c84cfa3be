import { useCallback, useState } from 'react';
import type { GuardEvent, GuardFilter } from '../../api/protection-types.ts';
import { AccountSection } from '../account/account-section.tsx';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { usePages } from '../use-pages.ts';
import { EventFilter } from './event-filter.tsx';
import { ExportFeedback } from './export-feedback.tsx';
import { GuardEventCard } from './guard-event-card.tsx';

const ALL: GuardFilter = { kind: null, verdict: null };

/** What the guard found, newest first. */
export function GuardEvents() {
  const { t } = useTexts();
  const { organisation } = useTeam();
  const [filter, setFilter] = useState(ALL);
  return (
    <AccountSection title={t('protection.events')}>
      <p className="hint">{t('protection.eventsHint')}</p>
      <EventFilter filter={filter} onFilter={setFilter} />
      <FilteredEvents key={`${filter.kind} ${filter.verdict}`} filter={filter} />
      {organisation.role === 'owner' && <ExportFeedback />}
    </AccountSection>
  );
}

function FilteredEvents({ filter }: { filter: GuardFilter }) {
  const { t } = useTexts();
  const { api } = useTeam();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal) => {
      const { events, next } = await api.guardEvents(filter, cursor, signal);
      return { items: events, next };
    },
    [api, filter],
  );
  // The answer to what was refused is a change of its conversation.
  const { data, error, reload, change, loadMore, isLoadingMore } = usePages(loadPage, 'conversation');
  const put = (event: GuardEvent) =>
    change(({ items, next }) => ({ items: items.map((one) => (one.id === event.id ? event : one)), next }));
  const isFiltered = filter.kind !== null || filter.verdict !== null;
  return (
    <>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data?.items.length === 0 && (
        <Empty icon="protection" title={t(isFiltered ? 'protection.noneFiltered' : 'protection.none')}>
          <p>{t(isFiltered ? 'protection.noneFilteredText' : 'protection.noneText')}</p>
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <ul className="cards" aria-label={t('protection.events')}>
          {data.items.map((event) => (
            <GuardEventCard key={event.id} event={event} onChange={put} />
          ))}
        </ul>
      )}
      {data?.next && <MoreButton isLoading={isLoadingMore} onMore={() => void loadMore()} />}
    </>
  );
}
