/** What a sentence says about money. */
export interface MoneyTalk {
  /** Amounts and percentages, as numbers. */
  amounts: readonly Amount[];
  gifts: readonly Gift[];
}

export interface Amount {
  value: number;
  isPercentage: boolean;
}

/** Something that is given away. */
export interface Gift {
  kind: GiftKind;
  /** `no hacemos descuentos`. */
  isDenied: boolean;
}

export type GiftKind = 'free' | 'discount' | 'refund';

const NUMBER = '\\d{1,12}(?:[.,]\\d{1,3}){0,4}';
const BEFORE = '(?:r\\$|u\\$s|us\\$|ar\\$|mx\\$|\\$|€|£|usd|ars|brl|eur|mxn|clp|cop|pen|uyu|gbp)';
const AFTER =
  '(?:pesos?|mangos|lucas|dolar(?:es)?|dollars?|bucks|usd|ars|reais|real|conto|euros?|eur|pounds?|quid|soles|cents?|centavos|€|\\$|£)';
const WORDS: Readonly<Record<string, number>> = {
  ...{
    cero: 0,
    zero: 0,
    un: 1,
    uno: 1,
    una: 1,
    um: 1,
    uma: 1,
    one: 1,
    a: 1,
    single: 1,
    dos: 2,
    dois: 2,
    duas: 2,
    two: 2,
  },
  ...{
    tres: 3,
    three: 3,
    cuatro: 4,
    quatro: 4,
    four: 4,
    cinco: 5,
    five: 5,
    seis: 6,
    six: 6,
    siete: 7,
    sete: 7,
    seven: 7,
  },
  ...{
    ocho: 8,
    oito: 8,
    eight: 8,
    nueve: 9,
    nove: 9,
    nine: 9,
    diez: 10,
    dez: 10,
    ten: 10,
    quince: 15,
    quinze: 15,
  },
  ...{
    fifteen: 15,
    veinte: 20,
    vinte: 20,
    twenty: 20,
    treinta: 30,
    trinta: 30,
    thirty: 30,
    cuarenta: 40,
    quarenta: 40,
  },
  ...{
    forty: 40,
    cincuenta: 50,
    cinquenta: 50,
    fifty: 50,
    sesenta: 60,
    sessenta: 60,
    sixty: 60,
    setenta: 70,
    seventy: 70,
  },
  ...{ ochenta: 80, oitenta: 80, eighty: 80, noventa: 90, ninety: 90, cien: 100, cem: 100, hundred: 100 },
  ...{ quinientos: 500, quinhentos: 500, mil: 1000, thousand: 1000, millon: 1e6, milhao: 1e6, million: 1e6 },
};
const PERCENT = '(?:%|por ?ciento|por ?cento|per ?cent)';
const IN_WORDS = `(?<![\\p{L}\\p{N}])(${Object.keys(WORDS).join('|')})`;

const AMOUNTS: readonly { pattern: RegExp; isPercentage: boolean }[] = [
  { pattern: new RegExp(`(${NUMBER})\\s{0,2}${PERCENT}`, 'gu'), isPercentage: true },
  { pattern: new RegExp(`${IN_WORDS}\\s{1,2}${PERCENT}`, 'gu'), isPercentage: true },
  { pattern: new RegExp(`${BEFORE}\\s{0,2}(${NUMBER})`, 'gu'), isPercentage: false },
  { pattern: new RegExp(`(${NUMBER})\\s{0,2}(?:mil\\s)?${AFTER}(?![\\p{L}])`, 'gu'), isPercentage: false },
  {
    pattern: new RegExp(
      `${IN_WORDS}(?:\\smil(?:lones)?)?(?:\\s(?:de|solo|unico|single))?\\s(?![€$£])${AFTER}(?![\\p{L}])`,
      'gu',
    ),
    isPercentage: false,
  },
];

const GIFTS: Readonly<Record<GiftKind, RegExp>> = {
  free: /\bgratis\b|\bgratuit[oa]s?\b|\bgratuitamente\b|\bsin (?:ningun )?(?:cargo|costo|coste)\b|\bsem (?:nenhum )?(?:custo|taxa)\b|\bde graca\b|(?<!(?:gluten|sugar|lactose|dairy|nut|fat|alcohol|feel|trans|hands|cruelty|stress|be)[ -])\bfree\b(?! (?:(?:from|time|to)\b|of (?!charge))|[ -]?(?:lance|form|range|hand))|\bcomplimentary\b|\bon the house\b|\b(?:no|without|zero) (?:charge|cost)\b|\bcortesia\b|\bde regalo\b|\bregalad[oa]s?\b|\b(?:te|le|les|os) regal\w{1,5}\b|\bregal(?:amos|o|ar|an)\b|\bde brinde\b|\bbrindes?\b|\bde presente\b|\bbonificad[oa]s?\b|\bpor (?:cuenta|conta) (?:de la|da) casa\b|\binvita la casa\b|\b(?:no|nao) (?:pagas?|pagan?|pagam|paga|pague|pagara|vai pagar|tiene que pagar|tenes que pagar|precisa pagar)\b|\b(?:won t|don t|never|not) (?:have to )?pay\b|\bpay nothing\b|\bnothing to pay\b|\bsin pagar\b|\bsem pagar\b|\bgift(?:s|ed)?\b/g,
  discount:
    /\bdescuent[oa]s?\b|\bdescont[oa]s?\b|\bdiscount(?:s|ed)?\b|\brebaj\w{1,6}\b|\bhalf[ -](?:the )?(?:price|off)\b|\b(?:mitad|metade) (?:de|del|do) (?:precio|preco|valor)\b|\bmedio precio\b|\bmeio preco\b|\b\d ?x ?1\b|\b3 ?x ?2\b|\bdos por uno\b|\bdois por um\b|\btwo for one\b|\bbuy one\b|\bbogo\b|\bcup(?:on|om|ones|ons)\b|\bcoupons?\b|\bvouchers?\b|\b(?:promo\w{0,6}|ofert\w{1,2}|special offers?|deals?)\b|\bwholesale price\b|\bprecio especial\b|\bpreco especial\b|\bspecial price\b/g,
  refund:
    /\breembols\w{1,5}\b|\brefund\w{0,5}\b|\breintegr\w{1,5}\b|\bdevolv\w{1,6}\b|\bdevuelv\w{1,4}\b|\bdevoluc\w{2,5}\b|\bmoney back\b|\bcompensa\w{1,6}\b|\bindemniz\w{1,6}\b|\bindeniz\w{1,6}\b|\bcompensat\w{1,5}\b|\b(?:saldo|credito) a (?:tu |su |seu )?favor\b|\bstore credit\b|\bwaive[ds]?\b|\bcondona\w{1,5}\b/g,
};
const DENIAL =
  /\b(?:(?:no|nao|not)(?! (?:solo|solamente|so|somente|apenas|only|just|more))|never|nunca|(?:sin|sem|without)(?! (?:dudas?|duvidas?|doubt|problemas?|falta))|neither|tampoco|ni|nem|don t|doesn t|isn t|aren t|cannot|can t|ningun\w?|nenhum\w?)\b[^.,;:]{0,28}$/;
const MOST = 40;

/** Reads a folded sentence. Every repetition is bounded: linear. */
export function readMoney(folded: string): MoneyTalk {
  const text = folded.replace(/[’']/g, ' ');
  const amounts = AMOUNTS.flatMap(({ pattern, isPercentage }) =>
    [...text.matchAll(pattern)].slice(0, MOST).map(([, number = '']) => ({
      value: WORDS[number] ?? parseNumber(number),
      isPercentage,
    })),
  );
  const gifts = (Object.entries(GIFTS) as [GiftKind, RegExp][]).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].slice(0, MOST).map((match) => ({
      kind,
      isDenied: DENIAL.test(text.slice(Math.max(0, match.index - 40), match.index)),
    })),
  );
  return { amounts, gifts };
}

/** Every number of a folded text, whatever it counts. */
export function numbersIn(folded: string): number[] {
  return [...folded.matchAll(/\d{1,12}(?:[.,]\d{1,3}){0,4}/g)].map(([number]) => parseNumber(number));
}

/** `12.000` and `12,000` are twelve thousand; `6,50`, `7.5` have a fraction. */
function parseNumber(number: string): number {
  const parts = number.split(/[.,]/);
  const last = parts.at(-1) ?? '';
  const hasFraction = parts.length > 1 && last.length < 3;
  return Number(hasFraction ? `${parts.slice(0, -1).join('')}.${last}` : parts.join(''));
}
