import { NO_ANSWER } from '../../worker/providers/models/grounded-prompt.ts';
import { fold, terms } from '../../worker/providers/models/terms.ts';

/**
 * An honest model of few words: a sentence of the passage that shares most words with the question, cited, or that
 * there is no answer. It goes by the frames of the prompt, as a model does that keeps to them.
 */
export function answerPrompt(prompt: string): string {
  const asked = terms(frames(prompt, /^question$/)[0]?.content ?? '');
  let best = { shared: 0, answer: NO_ANSWER };
  for (const { name, content } of frames(prompt, /^passage \d+$/)) {
    for (const sentence of content.split(/\n|(?<=[.!?]) /)) {
      const shared = [...terms(sentence)].filter((term) => asked.has(term)).length;
      const number = name.split(' ')[1];
      if (shared > best.shared) best = { shared, answer: `${sentence.replace(/[.\s]+$/, '')} [${number}].` };
    }
  }
  return best.answer;
}

/** What stands between `<<name marker>>` and `<<end name marker>>`; the first marker is the prompt's own. */
export function frames(prompt: string, wanted: RegExp): { name: string; content: string }[] {
  const marker = /^<<[a-z]+(?: \d+)? ([0-9a-f]{32})>>$/m.exec(prompt)?.[1];
  const found: { name: string; content: string }[] = [];
  let open: { name: string; lines: string[] } | null = null;
  for (const line of prompt.split('\n')) {
    if (open !== null && line === `<<end ${open.name} ${marker}>>`) {
      found.push({ name: open.name, content: open.lines.join('\n') });
      open = null;
    } else if (open !== null) open.lines.push(line);
    else if (line.startsWith('<<') && line.endsWith(` ${marker}>>`)) {
      open = { name: line.slice(2, -` ${marker}>>`.length), lines: [] };
    }
  }
  return found.filter(({ name }) => wanted.test(name));
}

/** As many tokens as words: enough to tell one count from another. */
export function countTokens(text: string): number {
  return fold(text).split(/\s+/).filter(Boolean).length;
}
