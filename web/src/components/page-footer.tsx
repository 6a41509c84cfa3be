import type { Texts } from '../i18n/es.ts';

/** What the page does with the reader's data: nothing. */
export function PageFooter({ texts }: { texts: Texts }) {
  return (
    <footer className="page-footer">
      <p>{texts['footer.privacy']}</p>
    </footer>
  );
}
