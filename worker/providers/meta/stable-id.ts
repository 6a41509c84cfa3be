/**
 * An id for an event that the provider sends without one: the same parts give the same id on every delivery.
 * 64 bits, not for security: it only keeps one sender's own events apart.
 */
export function stableId(parts: readonly (string | number | null)[]): string {
  const text = JSON.stringify(parts);
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return `hash:${hex(a ^ (a >>> 15))}${hex(b ^ (b >>> 16))}`;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
