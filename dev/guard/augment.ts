/** A text as somebody in a hurry types it: about one long word in four has a slip. */
export function withTypos(text: string, random: () => number): string {
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (random() > 0.25) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    const [one = '', other = ''] = [word[at], word[at + 1]];
    const kind = random();
    if (kind < 0.45) return word.slice(0, at) + other + one + word.slice(at + 2);
    if (kind < 0.75) return word.slice(0, at) + word.slice(at + 1);
    return word.slice(0, at) + one + word.slice(at);
  });
}

/** As a phone's small keyboard leaves it: no accents, no capitals, hardly a sign. */
export function withoutCare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[¿¡.,;:!?]/g, '');
}
