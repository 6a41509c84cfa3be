import { type ReactNode, useCallback, useEffect, useState } from 'react';

const SHOWN_MS = 7_000;

/** One line at the foot of the page, and one that only screen readers get; both are there before they speak. */
export function useNotices(): {
  notify: (text: string) => void;
  announce: (text: string) => void;
  notices: ReactNode;
} {
  const [notice, setNotice] = useState<{ text: string } | null>(null);
  const [spoken, setSpoken] = useState('');
  const notify = useCallback((text: string) => setNotice({ text }), []);
  const announce = useCallback((text: string) => setSpoken(text), []);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  const notices = (
    <>
      <div className="notice-line" role="status">
        {notice && <p>{notice.text}</p>}
      </div>
      <div className="visually-hidden" role="status">
        {spoken}
      </div>
    </>
  );
  return { notify, announce, notices };
}
