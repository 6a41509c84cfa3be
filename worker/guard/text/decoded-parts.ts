/** What a part of a text says in another encoding, and where the part begins. */
export interface DecodedPart {
  from: number;
  text: string;
}

const MAX_PARTS = 4;
const FEWEST_CHARACTERS = 6;

/** The parts of a text that an encoding hides and that read like text once it is undone, at most 4 of each encoding. */
export function decodedParts(text: string): DecodedPart[] {
  return DECODERS.flatMap(({ pattern, decode }) => {
    let end = 0;
    return [...text.matchAll(pattern)].slice(0, MAX_PARTS).flatMap((match) => {
      const from = Math.max(end, match.index - (match[1]?.length ?? 0));
      end = match.index + match[0].length;
      const part = text.slice(from, end);
      const decoded = decode(part);
      return decoded !== null && decoded !== part && readsLikeText(decoded) ? [{ from, text: decoded }] : [];
    });
  });
}

interface Decoder {
  /** Bounded repetitions over classes that do not overlap: linear. What is captured stands before the match. */
  pattern: RegExp;
  decode(part: string): string | null;
}

const DECODERS: readonly Decoder[] = [
  {
    // base64, also that of URLs.
    pattern: /[A-Za-z0-9+/_-]{12,4000}={0,2}/g,
    decode: (part) => {
      const plain = part
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/={1,2}$/, '');
      return plain.length % 4 === 1 ? null : utf8(() => bytesOfBinary(atob(plain)));
    },
  },
  {
    pattern: /(?:[0-9a-fA-F]{2}[ :]?){6,2000}/g,
    decode: (part) =>
      utf8(() => Uint8Array.from(part.match(/[0-9a-fA-F]{2}/g) ?? [], (two) => Number.parseInt(two, 16))),
  },
  {
    pattern: /(?:\\x[0-9a-fA-F]{2}){6,2000}/g,
    decode: (part) =>
      utf8(() => Uint8Array.from(part.match(/[0-9a-fA-F]{2}/g) ?? [], (two) => Number.parseInt(two, 16))),
  },
  {
    pattern: /(?:\\u[0-9a-fA-F]{4}){6,2000}/g,
    decode: (part) =>
      String.fromCharCode(...(part.match(/[0-9a-fA-F]{4}/g) ?? []).map((four) => Number.parseInt(four, 16))),
  },
  {
    pattern: /(?:[01]{8}[ ,]?){6,2000}/g,
    decode: (part) =>
      utf8(() => Uint8Array.from(part.match(/[01]{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))),
  },
  {
    // Numbers of letters, as `72 111 108 97`.
    pattern: /(?:[1-9]\d{1,2}[ ,;]{1,2}){6,2000}[1-9]\d{1,2}/g,
    decode: (part) => utf8(() => Uint8Array.from(part.match(/\d+/g) ?? [], Number)),
  },
  {
    // What stands before the first % is looked back at from there: plain text would be tried from every character.
    pattern: /(?=%[0-9a-fA-F]{2})(?<=([^%\s]{0,200}))(?:%[0-9a-fA-F]{2}[^%\s]{0,40}){3,1000}/g,
    decode: (part) => {
      try {
        return decodeURIComponent(part.replaceAll('+', ' '));
      } catch {
        return null;
      }
    },
  },
  {
    pattern: /(?:&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-z]{2,8});[^&\s]{0,8}){4,1000}/g,
    decode: (part) =>
      part.replace(/&#(?:x([0-9a-fA-F]{2,6})|(\d{2,6}));/g, (_, hex?: string, decimal?: string) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      }),
  },
  {
    pattern: /[.\-·−–]{1,6}(?:[ /|]{1,3}[.\-·−–]{1,6}){6,1000}/g,
    decode: fromMorse,
  },
];

function utf8(bytes: () => Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes());
  } catch {
    return null;
  }
}

function bytesOfBinary(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Not what a number, an id or a picture decodes to. */
function readsLikeText(decoded: string): boolean {
  if (decoded.length < FEWEST_CHARACTERS) return false;
  const letters = decoded.match(/[\p{L}\p{N}\s.,;:!?¿¡'"()<>/=_-]/gu)?.length ?? 0;
  return (
    letters >= decoded.length * 0.9 && (decoded.match(/[\p{L} ]/gu)?.length ?? 0) >= decoded.length * 0.6
  );
}

const MORSE: Record<string, string> = Object.fromEntries(
  `.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..`
    .split(' ')
    .map((signs, index) => [signs, String.fromCharCode(97 + index)]),
);

function fromMorse(part: string): string | null {
  const words = part
    .replaceAll('·', '.')
    .replace(/[−–]/g, '-')
    .split(/ ?[/|] ?| {3}/)
    .map((word) =>
      word
        .split(' ')
        .map((signs) => MORSE[signs] ?? '')
        .join(''),
    );
  const text = words.join(' ').trim();
  return text.length >= FEWEST_CHARACTERS ? text : null;
}
