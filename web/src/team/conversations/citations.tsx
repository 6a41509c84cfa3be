import type { Citation } from '../../api/types.ts';
import { useTexts } from '../texts-context.ts';

/** What an answer is based on: the documents, and on demand the words that are quoted. */
export function Citations({ citations }: { citations: Citation[] }) {
  const { t } = useTexts();
  if (citations.length === 0) return null;
  const titleOf = ({ source, documentTitle }: Citation) =>
    source === 'faq' ? t('thread.writtenAnswer', { question: documentTitle }) : documentTitle;
  const titles = [...new Set(citations.map(titleOf))];
  return (
    <details className="citations">
      <summary>{t('thread.basedOn', { documents: titles.join(', ') })}</summary>
      <ul>
        {citations.map((citation) => (
          <li key={`${citation.passageId} ${citation.quote}`}>
            <p>
              <strong>{titleOf(citation)}</strong>
              {citation.heading && ` · ${citation.heading}`}
            </p>
            <blockquote>{citation.quote}</blockquote>
          </li>
        ))}
      </ul>
    </details>
  );
}
