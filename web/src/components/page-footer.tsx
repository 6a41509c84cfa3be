import type { Texts } from '../i18n/es.ts';
import type { Language } from '../i18n/language.ts';

/** What the page does with the reader's data: nothing; and where they find how theirs are kept safe. */
export function PageFooter({ language, texts }: { language: Language; texts: Texts }) {
  return (
    <footer className="page-footer">
      <p>{texts['footer.privacy']}</p>
      <a href={`/security?lang=${language}`}>{texts['footer.security']}</a>
    </footer>
  );
}
