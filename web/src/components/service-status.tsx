import { useCallback, useEffect, useRef, useState } from 'react';
import type { Texts } from '../i18n/es.ts';
import { fillText } from '../i18n/language.ts';
import './service-status.css';

const TIMEOUT_MS = 8000;

type Health = { state: 'checking' } | { state: 'up' | 'down'; at: Date };

/** Whether `GET /api/health` answers, announced politely, with a retry when it does not. */
export function ServiceStatus({ tag, texts }: { tag: string; texts: Texts }) {
  const [health, setHealth] = useState<Health>({ state: 'checking' });
  const line = useRef<HTMLParagraphElement>(null);

  const check = useCallback(async (unmounted?: AbortSignal) => {
    setHealth({ state: 'checking' });
    const up = await isServiceUp();
    if (!unmounted?.aborted) setHealth({ state: up ? 'up' : 'down', at: new Date() });
  }, []);

  useEffect(() => {
    const lifetime = new AbortController();
    void check(lifetime.signal);
    return () => lifetime.abort();
  }, [check]);

  const retry = () => {
    // The button is about to disappear; focus must not fall back to the top of the page.
    line.current?.focus();
    void check();
  };

  const time = health.state === 'checking' ? '' : formatTime(health.at, tag);
  return (
    <section className="status" data-state={health.state} aria-label={texts['status.label']}>
      <span className="status-light" aria-hidden="true" />
      <p role="status" ref={line} tabIndex={-1}>
        {fillText(texts[`status.${health.state}`], { time })}
      </p>
      {health.state === 'down' && (
        <button type="button" onClick={retry}>
          {texts['status.retry']}
        </button>
      )}
    </section>
  );
}

/** The content type counts too: a host without the Worker answers every path with this page and 200. */
async function isServiceUp(): Promise<boolean> {
  try {
    const response = await fetch('/api/health', {
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok && (response.headers.get('content-type') ?? '').startsWith('application/json');
  } catch {
    return false;
  }
}

function formatTime(at: Date, tag: string): string {
  return at.toLocaleTimeString(tag, { timeStyle: 'short' });
}
