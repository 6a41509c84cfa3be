import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 80;

/**
 * Keeps a list of messages at its foot while the reader is there; elsewhere it counts what is new below, and older
 * messages put in above do not move what is read. `first` and `last` are the ids of the outer messages.
 */
export function useStickToBottom(first: string | undefined, last: string | undefined, length: number) {
  const box = useRef<HTMLElement>(null);
  const isAtBottom = useRef(true);
  const before = useRef({ first, last, length, height: 0 });
  const [unseen, setUnseen] = useState(0);

  const toBottom = useCallback(() => {
    const node = box.current;
    if (node) node.scrollTop = node.scrollHeight;
    isAtBottom.current = true;
    setUnseen(0);
  }, []);

  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const old = before.current;
    if (isAtBottom.current) node.scrollTop = node.scrollHeight;
    else if (old.first !== first) node.scrollTop += node.scrollHeight - old.height;
    else if (old.last !== last) setUnseen((count) => count + Math.max(1, length - old.length));
    before.current = { first, last, length, height: node.scrollHeight };
  }, [first, last, length]);

  // A box that grows below, or a phone's keyboard, must not cover the last message.
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const observer = new ResizeObserver(() => {
      if (isAtBottom.current) node.scrollTop = node.scrollHeight;
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const node = box.current;
    if (!node) return;
    isAtBottom.current = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX;
    if (isAtBottom.current) setUnseen(0);
  }, []);
  return { box, onScroll, unseen, toBottom };
}
