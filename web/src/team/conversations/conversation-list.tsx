import { useState } from 'react';
import type { Conversation, Filter } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { ConversationItem } from './conversation-item.tsx';
import { useConversations } from './use-conversations.ts';

const FILTERS: Filter[] = ['all', 'waiting', 'person'];

/** The conversations under a filter, those that wait for a person first. */
export function ConversationList({ openId }: { openId: string | null }) {
  const { t } = useTexts();
  const [filter, setFilter] = useState<Filter>('all');
  const { waiting } = useTeam();
  return (
    <>
      <fieldset className="filters">
        <legend className="visually-hidden">{t('inbox.filter')}</legend>
        {FILTERS.map((name) => (
          <label key={name}>
            <input type="radio" name="filter" checked={filter === name} onChange={() => setFilter(name)} />
            <span>
              {t(`inbox.filter.${name}`)}
              {name === 'waiting' && waiting > 0 && <span className="count">{waiting}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <FilteredList key={filter} filter={filter} openId={openId} />
    </>
  );
}

function FilteredList({ filter, openId }: { filter: Filter; openId: string | null }) {
  const { t } = useTexts();
  const { data, error, reload, loadMore, isLoadingMore } = useConversations(filter);
  if (!data) return error ? <LoadError error={error} onRetry={() => void reload()} /> : <Skeleton rows={6} />;
  return (
    <div className="list-scroll">
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {data.items.length === 0 ? (
        <Empty icon="conversations" title={t(`inbox.empty.${filter}`)}>
          <p>{t(`inbox.emptyText.${filter}`)}</p>
        </Empty>
      ) : (
        <ul className="conversation-list">
          {waitingFirst(data.items).map((conversation) => (
            <li key={conversation.id}>
              <ConversationItem conversation={conversation} isOpen={conversation.id === openId} />
            </li>
          ))}
        </ul>
      )}
      {data.next && <MoreButton isLoading={isLoadingMore} onMore={() => void loadMore()} />}
    </div>
  );
}

function waitingFirst(conversations: Conversation[]): Conversation[] {
  const waits = ({ mode }: Conversation) => mode === 'waiting';
  return [...conversations.filter(waits), ...conversations.filter((conversation) => !waits(conversation))];
}
