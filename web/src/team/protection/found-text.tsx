import { useTexts } from '../texts-context.ts';
import './found-text.css';
import { reasonTexts } from './reason-words.ts';

interface FoundTextProps {
  /** For what is said about it. */
  id: string;
  excerpt: string;
  reasons: string[];
}

/** What somebody wrote, masked, and why it stood out. */
export function FoundText({ id, excerpt, reasons }: FoundTextProps) {
  const { t } = useTexts();
  return (
    <>
      <blockquote id={id} className="said found">
        {excerpt}
      </blockquote>
      <ul className="reasons">
        {reasonTexts(reasons).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </>
  );
}
