import { useEffect } from 'react';
import { PageFooter } from './components/page-footer.tsx';
import { PageHeader } from './components/page-header.tsx';
import { LANGUAGE_TAGS, type Language } from './i18n/language.ts';
import { PUBLIC_TEXTS } from './i18n/public-texts.ts';
import { HomePage } from './pages/home-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';

/** The public page for `path`. */
export function App({ path, search, language }: { path: string; search: string; language: Language }) {
  const tag = LANGUAGE_TAGS[language];
  const texts = PUBLIC_TEXTS[language];
  const found = path === '/';
  const title = found ? texts['page.title'] : `${texts['notFound.title']} · Portero`;

  useEffect(() => {
    document.documentElement.lang = tag;
    document.title = title;
    document.querySelector('meta[name=description]')?.setAttribute('content', texts['page.description']);
  }, [tag, title, texts]);

  return (
    <div className="public">
      <PageHeader language={language} search={search} texts={texts} />
      <main id="content" tabIndex={-1}>
        {found ? <HomePage tag={tag} texts={texts} /> : <NotFoundPage search={search} texts={texts} />}
      </main>
      <PageFooter language={language} texts={texts} />
    </div>
  );
}
