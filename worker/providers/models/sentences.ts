/** Ends of sentence: punctuation, perhaps closing quotes, a space, then what can begin a sentence. Linear: bounded. */
const SENTENCE_END = /[.!?…]{1,5}["'”»)\]]{0,3} (?=[\p{Lu}\d¿¡"“«([])/gu;
/** Words whose full stop ends no sentence, folded to lower case. */
const ABBREVIATIONS =
  /(?:^|[\s(])(?:avda?|av|r|c|sra?|sres|srta|dra?|profa?|ing|lic|nr?[º°]|nro|num|tel|cel|ej|p\. ?ej|ex|pag|p|art|aprox|max|min|dpto|depto|gral|cnel|pte|pres|esq|km|st|rd|ave|mrs?|ms|jr|inc|ltda?|cia|etc|vs|u|ud|uds|[a-z])$/;

/** Splits one line into its sentences, verbatim and in order. Time is linear in the line's length. */
export function splitSentences(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of line.matchAll(SENTENCE_END)) {
    const before = line.slice(Math.max(start, match.index - 12), match.index).toLowerCase();
    if (match[0].startsWith('. ') && ABBREVIATIONS.test(before)) continue;
    const end = match.index + match[0].length;
    sentences.push(line.slice(start, end - 1));
    start = end;
  }
  if (start < line.length) sentences.push(line.slice(start));
  return sentences;
}
