export interface TamperCount {
  tampered_tried: number;
  tampered_accepted: number;
  /** Text in the other case means the same to some providers, so it is counted apart: accepting it is no forgery. */
  case_flips_tried: number;
  case_flips_accepted: number;
}

/** Neighbouring, other-case, non-ASCII and edge values: what a byte may be changed to. */
const CHANGES = [
  (b: number) => b ^ 1,
  (b: number) => b ^ 0x20,
  (b: number) => b ^ 0x80,
  () => 0,
  () => 0x30,
  () => 0x66,
];

export function noTampering(): TamperCount {
  return { tampered_tried: 0, tampered_accepted: 0, case_flips_tried: 0, case_flips_accepted: 0 };
}

/** Changes each byte in turn and counts what is still accepted. */
export async function tamperBytes(
  bytes: Uint8Array,
  into: TamperCount,
  isSigned: (changed: Uint8Array) => Promise<boolean>,
): Promise<void> {
  for (const [i, byte] of bytes.entries()) {
    for (const value of valuesFor(byte)) await count(isSigned(bytes.with(i, value)), 'tampered', into);
  }
}

/** Changes each character from `start` on in turn, and counts what is still accepted. */
export async function tamperText(
  text: string,
  into: TamperCount,
  isSigned: (changed: string) => Promise<boolean>,
  start = 0,
): Promise<void> {
  for (let i = start; i < text.length; i++) {
    for (const value of valuesFor(text.charCodeAt(i))) {
      const changed = text.slice(0, i) + String.fromCharCode(value) + text.slice(i + 1);
      const isCaseFlip = changed.toLowerCase() === text.toLowerCase();
      await count(isSigned(changed), isCaseFlip ? 'case_flips' : 'tampered', into);
    }
  }
}

function valuesFor(byte: number): Set<number> {
  return new Set(CHANGES.map((change) => change(byte)).filter((value) => value !== byte));
}

async function count(
  accepted: Promise<boolean>,
  kind: 'tampered' | 'case_flips',
  into: TamperCount,
): Promise<void> {
  into[`${kind}_tried`]++;
  if (await accepted) into[`${kind}_accepted`]++;
}
