import { useCallback, useRef, useState } from 'react';
import type { InboxChange } from '../api/types.ts';
import { useData } from './use-data.ts';

export interface ListPage<Item> {
  items: Item[];
  /** The cursor of the page after this one. */
  next: string | null;
}

/**
 * A list of pages; each change of `kind` loads as many of them again as are shown. `loadPage` must be stable
 * (`useCallback`).
 */
export function usePages<Item extends { id: string }>(
  loadPage: (cursor: string | null, signal: AbortSignal) => Promise<ListPage<Item>>,
  kind: InboxChange['type'],
) {
  const pages = useRef(1);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const load = useCallback(
    async (signal: AbortSignal): Promise<ListPage<Item>> => {
      let { items, next } = await loadPage(null, signal);
      for (let page = 1; page < pages.current && next; page++) {
        const more = await loadPage(next, signal);
        items = [...items, ...more.items];
        next = more.next;
      }
      // What moved from one page to the next while they were loading is in both.
      return { items: [...new Map(items.map((item) => [item.id, item])).values()], next };
    },
    [loadPage],
  );
  const loaded = useData(load, kind);
  const loadMore = async () => {
    pages.current++;
    setLoadingMore(true);
    await loaded.reload();
    setLoadingMore(false);
  };
  return { ...loaded, loadMore, isLoadingMore };
}
