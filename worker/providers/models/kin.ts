/** Shortest beginning that two words of one family share, and how much longer the longer stem may be. */
const SHARED = 4;
const REST = 3;
const KIN_SHARE = 0.6;

/** The stems of a vocabulary that belong to a term's family, not itself: `intercept` → `intercepcion`. */
export function kinOf(term: string, vocabulary: Iterable<string>): Map<string, number> {
  const kin = new Map<string, number>();
  if (term.length < SHARED || /\d/.test(term)) return kin;
  for (const other of vocabulary) {
    if (other === term || other.length < SHARED || !other.startsWith(term.slice(0, SHARED))) continue;
    const [shorter, longer] = other.length < term.length ? [other, term] : [term, other];
    const common = commonLength(shorter, longer);
    if (common >= shorter.length - 1 && common >= longer.length - REST) kin.set(other, KIN_SHARE);
  }
  return kin;
}

function commonLength(shorter: string, longer: string): number {
  let length = 0;
  while (length < shorter.length && shorter[length] === longer[length]) length++;
  return length;
}
