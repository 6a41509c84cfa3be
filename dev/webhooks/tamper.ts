export interface TamperCount {
  tampered_tried: number;
  tampered_accepted: number;
  /** Hex in the other case is the same signature, so it is counted apart: accepting it is no forgery. */
  case_flips_tried: number;
  case_flips_accepted: number;
}

interface Tampering {
  body: Uint8Array;
  header: string;
  /** Where the signature value starts within the header. */
  signatureAt: number;
  isSigned: (body: Uint8Array, header: string) => Promise<boolean>;
  into: TamperCount;
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

/** Changes each byte of the body and of the signature value in turn and counts what is still accepted. */
export async function countTampering({
  body,
  header,
  signatureAt,
  isSigned,
  into,
}: Tampering): Promise<void> {
  for (const [i, byte] of body.entries()) {
    for (const value of valuesFor(byte)) await count(isSigned(body.with(i, value), header), 'tampered', into);
  }
  for (let i = signatureAt; i < header.length; i++) {
    for (const value of valuesFor(header.charCodeAt(i))) {
      const changed = header.slice(0, i) + String.fromCharCode(value) + header.slice(i + 1);
      const isCaseFlip = changed.toLowerCase() === header.toLowerCase();
      await count(isSigned(body, changed), isCaseFlip ? 'case_flips' : 'tampered', into);
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
