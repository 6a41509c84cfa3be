import { Mark } from '../components/icons.tsx';
import type { Texts } from '../i18n/es.ts';

/** Shown for every unknown path. The host answers it with 200, so the page itself asks not to be indexed. */
export function NotFoundPage({ search, texts }: { search: string; texts: Texts }) {
  return (
    <section className="not-found" aria-labelledby="not-found-title">
      <meta name="robots" content="noindex" />
      <Mark />
      <h1 id="not-found-title">{texts['notFound.title']}</h1>
      <p className="lead">{texts['notFound.text']}</p>
      <a className="button" href={`/${search}`}>
        {texts['notFound.home']}
      </a>
    </section>
  );
}
