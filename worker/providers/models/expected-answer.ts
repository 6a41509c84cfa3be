import { fold, stem, words } from './terms.ts';

export type ExpectedAnswer = 'duration' | 'time' | 'amount' | 'address';

export interface Expectation {
  kind: ExpectedAnswer;
  /** What the documents call it: worth adding to a search, since the question seldom uses these words. */
  subject: string[];
  /** What asks for it, in a folded question. */
  asked: RegExp;
  /** What a line that gives it looks like, folded. */
  given: RegExp;
  /** Words of the question that such a line answers without saying them ("abren": "8:00 a 14:00"). */
  implied: Set<string>;
}

const KINDS: Expectation[] = [
  {
    kind: 'duration',
    subject: ['anticipación', 'antecedencia', 'demora', 'prazo', 'horas', 'minutos'],
    asked:
      /\b(?:cuanto (?:tiempo|demora|demoran|tarda|tardan)|cuant[ao]s? (?:anticipacion|horas|dias|minutos)|quant[ao]s? (?:tempo|antecedencia|demora|demoram|horas|dias|minutos)|how (?:long|far in advance))\b/,
    given:
      /\b\d+ ?(?:a \d+ )?(?:minut[oe]s?|min|horas?|hs?|hours?|dias?|days?|seman[ao]s?|weeks?|mes(?:es)?|months?)\b/,
    implied: stems(
      'tiempo tempo time demora demoran demoram tarda tardan hora horas dia dias hours days minutos minutes anticipacion antecedencia antes advance long prazo',
    ),
  },
  {
    kind: 'amount',
    subject: ['precio', 'precios', 'preço', 'preços', 'price', 'prices'],
    asked:
      /\b(?:cuanto (?:cuesta|cuestan|sale|salen|vale|valen|es|son|esta|estan|cobran|me)|a cuanto|de cuanto|precios?|cost[oe]s?|cuesta|(?:quanto|qn?to) (?:custa|custam|e|sao|sai|fica|esta|ta|cobram)|precos?|valor(?:es)?|how much|prices?|fees?|cobran|cobram|tarifas?)\b/,
    given:
      /(?:[$€£]|\b(?:r\$|us\$|usd|ars|mxn|brl|cop|eur|gs|s\/))\s?\d|\d\s?(?:[€%]|(?:pesos|reais|dolares|euros|soles|dollars|cents|centavos|usd|ars|brl|eur)\b)|\b(?:gratis|gratuit[oa]s?|sin cargo|sem custo|free|de graca|no charge)\b/,
    implied: stems(
      'cuesta cuestan cuestas custa custam custar costar costo cost costs sale salen sai vale valen precio precios preco precos price prices valor fica cobran cobram charge charges pay tarifa fee taxa',
    ),
  },
  {
    kind: 'time',
    subject: ['horario', 'horarios', 'horário', 'horários', 'hours', 'abrimos', 'cerramos', 'funcionamento'],
    asked:
      /\b(?:hora|horas|horarios?|cuando|quando|what time|when|opening|hours|a que horas?|abren?|abrem?|abiert[oa]s?|abert[oa]s?|cierran?|fecham?|open|close[sd]?|que dias?)\b/,
    given:
      /\b(?:[01]?\d|2[0-4])(?:[:.h]\d{2}\b|\s?(?:hs?|hrs?|horas?|am|pm|a\.m|p\.m)\b|\s?(?:a|as|to|-|–)\s?\d{1,2}\b)|\b(?:cerrad[oa]s?|fechad[oa]s?|closed|24 h|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|segunda|terca|quarta|quinta|sexta|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|1[5-9]\d\d|20\d\d|mediodia|meio-dia|noon|midnight)\b/,
    implied: stems(
      'hora horas horario horarios abren abre abrir abiertos abierto aberto abrem cierran cierra cerrar cierre fecham fecha fechar funciona funcionamiento funcionamento open opens opening close closes closing time hours dia dias day days atienden atender atendem manana manha amanha madrugada morning evening tomorrow fica ficam',
    ),
  },
  {
    kind: 'address',
    subject: ['dirección', 'ubicación', 'endereço', 'address', 'estamos', 'ficamos'],
    asked:
      /\b(?:donde (?:estan|esta|quedan?|se encuentran?|los|las|puedo|tienen)|direccion|ubicacion|ubicad[oa]s|onde (?:voces |vcs? |a loja |a padaria )?(?:fica|ficam|e|esta|estao)|endereco|where (?:are|is|do|can)|address|location|located|como llego)\b/,
    given:
      /\b(?:calle|pasaje|carrera|av|avda|avenida|ruta|plaza|esquina|esq|barrio|local \d+|piso|rua|travessa|praca|bairro|esquina|loja \d+|street|st|avenue|ave|road|rd|square|corner|floor|boulevard|blvd|direccion|endereco|address)\b/,
    implied: stems(
      'direccion endereco address ubicacion ubicados ubicada ubicado queda quedan encuentra encuentran fica ficam located location local llego llegar chegar chego estamos ficamos encontrarnos',
    ),
  },
];

/** What sort of answer a question asks for, from its question words; null where they say nothing. */
export function expectedAnswer(question: string): Expectation | null {
  const folded = fold(question);
  return KINDS.find((kind) => kind.asked.test(folded)) ?? null;
}

/**
 * Words to search by besides the question's own, and those of its own that documents seldom use: "¿a qué hora
 * abren?" → horario, hours… hora, abren. Empty for most questions.
 */
export function subjectWords(question: string): string[] {
  const expectation = expectedAnswer(question);
  if (expectation === null) return [];
  const implied = words(question.slice(0, MAX_QUESTION)).filter((word) =>
    expectation.implied.has(stem(word)),
  );
  return [...expectation.subject, ...new Set(implied)];
}

const MAX_QUESTION = 2_000;

function stems(list: string): Set<string> {
  return new Set(words(list).map(stem));
}
