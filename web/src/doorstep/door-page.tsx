import { type ReactNode, useEffect, useRef } from 'react';
import { Mark } from '../components/icons.tsx';
import type { Language } from '../i18n/language.ts';
import { LanguageSelect } from '../team/language-select.tsx';
import { useTexts } from '../team/texts-context.ts';
import './doorstep.css';

interface DoorPageProps {
  title: string;
  onLanguage: (language: Language) => void;
  children: ReactNode;
}

/** What stands around the pages before one is in. The heading takes the focus, so that a change of page is read. */
export function DoorPage({ title, onLanguage, children }: DoorPageProps) {
  const { language } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Portero`;
    heading.current?.focus();
  }, [title]);
  return (
    <main className="doorstep">
      <div className="door-card">
        <a className="brand" href={`/?lang=${language}`}>
          <Mark />
          <span>Portero</span>
        </a>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <LanguageSelect onLanguage={onLanguage} />
      </div>
    </main>
  );
}
