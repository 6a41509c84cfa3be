import { useEffect, useState } from 'react';
import { useTexts } from '../texts-context.ts';

const PAUSE_MS = 250;
const WORDS = ['strength.0', 'strength.1', 'strength.2', 'strength.3', 'strength.4'] as const;

/** How hard a password is to guess, in words and as a bar. It advises; it refuses nothing. */
export function PasswordStrength({ password, known }: { password: string; known: string[] }) {
  const { t } = useTexts();
  const [score, setScore] = useState<number | null>(null);
  const words = known.join('\n');
  useEffect(() => {
    if (password === '') return setScore(null);
    let isOld = false;
    const timer = setTimeout(async () => {
      // The word lists are large: a chunk of their own. Without it there is no advice.
      const loaded = await import('./estimate-strength.ts').catch(() => null);
      if (loaded && !isOld) setScore(loaded.estimateStrength(password, words.split(/\W+/)));
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [password, words]);
  const word = score === null ? undefined : WORDS[score];
  return (
    <div className="strength" data-score={score ?? undefined}>
      {word && <meter min={0} max={4} low={2} high={3} optimum={4} value={score ?? 0} aria-hidden="true" />}
      <p role="status">{word ? t(word) : ''}</p>
    </div>
  );
}
