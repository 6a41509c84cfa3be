import { useEffect } from 'react';
import { PageFooter } from './components/page-footer.tsx';
import { PageHeader } from './components/page-header.tsx';
import { chooseLanguage, LANGUAGES } from './i18n/language.ts';
import { HomePage } from './pages/home-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';

/** The page for `path`, in the language of `search` (`?lang=`) or of the browser. */
export function App({ path, search }: { path: string; search: string }) {
  const language = chooseLanguage(search, navigator.languages);
  const { tag, texts } = LANGUAGES[language];
  const found = path === '/';
  const title = found ? texts['page.title'] : `${texts['notFound.title']} · Portero`;

  useEffect(() => {
    document.documentElement.lang = tag;
    document.title = title;
    document.querySelector('meta[name=description]')?.setAttribute('content', texts['page.description']);
  }, [tag, title, texts]);

  return (
    <>
      <PageHeader language={language} search={search} texts={texts} />
      <main id="content" tabIndex={-1}>
        {found ? <HomePage tag={tag} texts={texts} /> : <NotFoundPage search={search} texts={texts} />}
      </main>
      <PageFooter texts={texts} />
    </>
  );
}
