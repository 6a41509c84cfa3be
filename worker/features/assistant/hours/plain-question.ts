import { fold } from '../../../providers/models/terms.ts';

const MAX_QUESTION = 200;
/** Shorter words are too near to others to be a typo of one. */
const MIN_TYPO_LENGTH = 5;

/** Whole words as customers shorten them. */
const SHORTENED: Record<string, string> = {
  ...{
    q: 'que',
    k: 'que',
    ke: 'que',
    qe: 'que',
    d: 'de',
    til: 'till',
    x: 'por',
    tb: 'tambien',
    tmb: 'tambien',
    tbm: 'tambem',
  },
  ...{ vc: 'voce', vcs: 'voces', ces: 'voces', hj: 'hoje', oy: 'hoy', ta: 'esta', tao: 'estao' },
  ...{ tan: 'estan', toy: 'estoy', ora: 'hora', oras: 'horas', asta: 'hasta', hrs: 'hs', hr: 'hs' },
  ...{ u: 'you', r: 'are', ur: 'your', rn: 'now', tmrw: 'tomorrow', tmr: 'tomorrow', tmw: 'tomorrow' },
  ...{ lun: 'lunes', mie: 'miercoles', mier: 'miercoles', jue: 'jueves', vie: 'viernes', sab: 'sabado' },
  ...{ sabs: 'sabados', dom: 'domingo', doms: 'domingos', seg: 'segunda', ter: 'terca', qua: 'quarta' },
  ...{ qui: 'quinta', sex: 'sexta', mon: 'monday', tue: 'tuesday', tues: 'tuesday', wed: 'wednesday' },
  ...{ thu: 'thursday', thur: 'thursday', thurs: 'thursday', fri: 'friday', sat: 'saturday', sun: 'sunday' },
  ...{ ene: 'enero', feb: 'febrero', abr: 'abril', ago: 'agosto', sep: 'septiembre', set: 'septiembre' },
  ...{ oct: 'octubre', nov: 'noviembre', dic: 'diciembre', fev: 'febrero', out: 'octubre', dez: 'diciembre' },
  ...{ jan: 'january', apr: 'april', aug: 'august', dec: 'december', finde: 'fin de semana' },
  ...{ findes: 'fines de semana', fds: 'fin de semana', weekend: 'fin de semana' },
  ...{ weekends: 'fines de semana', alas: 'a las' },
};

/** Words worth guessing behind a typo: what a question about opening hours hangs on. */
const GUESSED =
  `abierto abiertos abierta abiertas abren cerrado cerrados cerrada cierran cierra cerraron abrieron horario
  horarios manana amanha sabado sabados domingo domingos lunes martes miercoles jueves viernes feriado feriados aberto
  abertos aberta abertas fechado fechados fecham atienden atencion atendimento funcionamento segunda terca quarta quinta
  sexta tomorrow today monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/);
/** Words of their own that are one letter from those. */
const NO_TYPOS = new Set(
  `manzana manzanas abiertamente aberta arden quinto sexto terco abriga cobrado corrado quinua semana semanas segundas tercas quartas quintas
  sextas mondays tuesdays wednesdays thursdays fridays saturdays sundays
  cerrar fechar fechas fecha marte`.split(/\s+/),
);

const COURTESIES = [
  /\b(?:muy )?buen(?:a|o)?s? (?:dia|tarde|noche)s?\b/g,
  /\b(?:bom dia|boa tarde|boa noite|good (?:morning|afternoon|evening|day))\b/g,
  /\b(?:(?:muchas |mil )?gracias+(?: de antemano)?|(?:muito )?obrigad[oa]|thank you(?: very much)?|thanks)\b/g,
  /\b(?:por fa(?:vor)?|porfa(?:vor|s)?|porfis|x fa(?:vor)?|pfv|pff|por gentileza|please|pls|plz)\b/g,
  /\b(?:disculp[ae]n?|disculpame|perdon[ae]?n?|desculp[ae]|com licenca|excuse me|sorry)\b/g,
  /\b(?:hola+|holis|ola|oi+e?|opa|hello|hey|hi|buenas|che|amig[oa]s?|mo[cç][oa]|genios?|gente|pessoal)\b/g,
  /\b(?:(?:te|les?|os) hago )?(?:una? |otra )?(?:consult(?:a|ita)|preguntita|pregunta|duda|duvida|pergunta)\b/g,
  /\b(?:quiero|queria|quisiera|necesito|gostaria de|quero|preciso) (?:saber|consultar)\b/g,
  /\b(?:i(?: would|d| d)? (?:like|want) to know|(?:could|can) you (?:please )?tell me|do you know|may i ask)\b/g,
  /\b(?:me )?(?:podes|podrias|podria|puedes|puede|pueden|podrian|pode|podem|poderia)(?: me)? (?:decir|dizer|confirmar|informar|pasar|passar)(?:me)?\b/g,
  /\bme (?:decis|decils|dices|dicen|dirias|confirmas|confirman|informas|informan|pasas|pasan|avisas|fala|diz|confirma|informa)\b/g,
  /\b(?:decime|diganme|digame|me diga|pasame|sabes|saben|sabe|por acaso|de casualidad|by any chance)\b/g,
  /\b(?:quando|cuando|si) puedas\b/g,
  /\b(?:todo el dia|o dia (?:todo|inteiro)|all day)\b/g,
];

/**
 * A question folded, without punctuation (save within times and dates) and courtesies, abbreviations written out and
 * typos of the words that matter mended. Null for a long one: it says more than a question about hours does.
 */
export function plainQuestion(question: string): string | null {
  if (question.length > MAX_QUESTION) return null;
  const bare = fold(question)
    .replace(/[^\p{L}\p{N}\s](?!\d)|(?<!\d)[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const written = bare
    .split(' ')
    .map((word) => SHORTENED[word] ?? mended(word))
    .join(' ');
  return squeeze(COURTESIES.reduce((text, courtesy) => text.replace(courtesy, ' '), written));
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text without what matches; each match is handed to `use`, which may refuse it (false) to leave it there. */
export function cut(text: string, pattern: RegExp, use: (match: RegExpExecArray) => unknown): string {
  let rest = '';
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (use(match) === false) continue;
    rest += `${text.slice(end, match.index)} `;
    end = match.index + match[0].length;
  }
  return squeeze(rest + text.slice(end));
}

function mended(word: string): string {
  if (word.length < MIN_TYPO_LENGTH || /\d/.test(word) || KNOWN.has(word)) return word;
  return GUESSED.find((guess) => guess.length >= MIN_TYPO_LENGTH && isOneTypoAway(word, guess)) ?? word;
}

const KNOWN = new Set([...GUESSED, ...NO_TYPOS]);

/** One letter more, less, other, or two swapped. */
function isOneTypoAway(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start++;
  const [left, wanted] = [word.slice(start), other.slice(start)];
  return (
    left.slice(1) === wanted.slice(1) ||
    left.slice(1) === wanted ||
    left === wanted.slice(1) ||
    (left[0] === wanted[1] && left[1] === wanted[0] && left.slice(2) === wanted.slice(2))
  );
}
