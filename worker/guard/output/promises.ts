import { terms } from '../../providers/models/terms.ts';
import { fold } from '../text/folded.ts';
import { type Amount, type Gift, type MoneyTalk, numbersIn, readMoney } from './money.ts';
import { NEUTRAL } from './neutral-terms.ts';
import { BEGINNING, type Support, type SupportUnit, unitsOf } from './support.ts';

/** So much of what a sentence speaks of has to stand where the passages say what it promises. */
const SHARE = 1 / 3;

/** Nothing is given away on everything because it is on one thing. */
const EVERYTHING =
  /\b(?:tod[oa]s?|tudo|all|every\w{0,5}|any\w{0,5}|cualquier\w{0,2}|qualquer|quaisquer|entire|enter[oa]s?|inteir[oa]s?)\b/;

/** Words about money itself: to share them is to speak of nothing in particular. */
const OF_MONEY = terms(
  `gratis gratuito gratuita free descuento descuentos desconto descontos discount discounted off refund refunds refunded reembolso reembolsos reintegro
  devolvemos devolver devolucion devoluciones devuelve devolucao promocion promociones promocao promocoes promo oferta ofertas offer deal cupon cupom coupon
  voucher cargo costo custo charge por ciento cento percent pesos peso dolar dolares dollar dollars reais real euro euros regalo regala regalamos brinde gift
  precio preco price menos less`,
);

interface Known extends MoneyTalk {
  unit: SupportUnit;
  numbers: ReadonlySet<number>;
  beginnings: ReadonlySet<string>;
}

/**
 * Whether an answer names an amount or a percentage, or gives something away, that no passage does of the same thing:
 * free wifi is no free cake.
 * @param namesOf terms of the business's name: every sentence may have them
 */
export function promisesTooMuch(text: string, support: Support, namesOf: ReadonlySet<string>): boolean {
  let known: Known[] | null = null;
  const whole = topicsOf(text, namesOf);
  for (const sentence of unitsOf(text)) {
    const { amounts, gifts } = readMoney(fold(sentence).text);
    if (amounts.length === 0 && gifts.length === 0) continue;
    known ??= support.units.map(readUnit);
    const own = topicsOf(sentence, namesOf);
    const topics = own.length > 1 ? own : whole;
    const near = known.filter(({ unit, beginnings }) => shares(topics, unit, beginnings));
    // A sentence in another language than the documents' shares no words with them, but its amounts.
    const others = known.filter((one) => amounts.some((amount) => has(one, amount)));
    const places = near.length > 0 ? near : isForeign(topics, support) ? others : [];
    if (!amounts.every((amount) => places.some((one) => has(one, amount)))) return true;
    const isForAll = EVERYTHING.test(fold(sentence).text);
    const giving = isForAll ? places.filter(({ unit }) => EVERYTHING.test(unit.text)) : places;
    if (!gifts.every((gift) => giving.some((one) => gives(one, gift, amounts)))) return true;
  }
  return false;
}

function readUnit(unit: SupportUnit): Known {
  return {
    unit,
    ...readMoney(unit.text),
    numbers: new Set(numbersIn(unit.text)),
    beginnings: new Set([...unit.terms].map((term) => term.slice(0, BEGINNING))),
  };
}

/** What a sentence speaks of, besides money. */
function topicsOf(sentence: string, namesOf: ReadonlySet<string>): string[] {
  return [...terms(sentence)].filter(
    (term) => !NEUTRAL.has(term) && !namesOf.has(term) && !/\d/.test(term) && !OF_MONEY.has(term),
  );
}

function shares(
  topics: readonly string[],
  { terms: held }: SupportUnit,
  beginnings: ReadonlySet<string>,
): boolean {
  const shared = topics.filter((term) => held.has(term) || beginnings.has(term.slice(0, BEGINNING)));
  return shared.length > 0 && shared.length >= topics.length * SHARE;
}

function isForeign(topics: readonly string[], { beginnings }: Support): boolean {
  return !topics.some((term) => beginnings.has(term.slice(0, BEGINNING)));
}

/** A price without its currency is a number; beside prices that have theirs, other numbers are no prices. */
function has({ numbers, amounts }: Known, { value, isPercentage }: Amount): boolean {
  if (isPercentage) return amounts.some((one) => one.isPercentage && one.value === value);
  const money = amounts.filter((one) => !one.isPercentage);
  return money.length > 0 ? money.some((one) => one.value === value) : numbers.has(value);
}

/** What is denied promises nothing. A percentage goes with what it is a percentage of. */
function gives(known: Known, { kind, isDenied }: Gift, amounts: readonly Amount[]): boolean {
  if (isDenied) return true;
  if (!known.gifts.some((one) => one.kind === kind && !one.isDenied)) return false;
  return amounts.filter(({ isPercentage }) => isPercentage).every((amount) => has(known, amount));
}
