/** Lower case, without accents: `Açúcar` → `acucar`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Folded words and numbers in order; `8:00` and `2.400` stay whole. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+(?:[.:,'’][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Stems of the words that carry meaning (es, pt, en), and labels such as `factura A`, without repeats. */
export function terms(text: string): Set<string> {
  const stems = words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);
  return new Set([...stems, ...labels(text)]);
}

/** `Factura A` → `factura_a`: a capital after a small letter, or any letter that ends the text. */
function labels(text: string): string[] {
  return [...text.matchAll(LABEL)].flatMap(([, word = '', capital, last]) =>
    STOP_WORDS.has(fold(word)) ? [] : `${stem(fold(word))}_${fold(capital ?? last ?? '')}`,
  );
}

const LABEL =
  /(?<![\p{L}\p{N}])(\p{L}{2,30}\p{Ll}) (?:(?!I)(\p{Lu})(?![\p{L}\p{N}'’])|(?![eouyEOUY])(\p{L})(?=[\s.?!]{0,5}$))/gu;

/** Plurals and verb endings off, for all three languages at once: both sides are stemmed alike, so clashes are few. */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  const withoutLong = word.replace(LONG_ENDING, '');
  let stemmed = withoutLong.length >= 4 ? withoutLong : word;
  let ending = SHORT_ENDING;
  // Until nothing comes off: what is left of `sundays` must be what is left of `sunday`. A verb's ending comes
  // off first or not at all: a `geladeira` is nothing `gelado`.
  for (;;) {
    const shorter = stemmed.replace(ending, '');
    if (shorter === stemmed || shorter.length < 3) return stemmed;
    stemmed = shorter;
    ending = LAST_ENDING;
  }
}

const LONG_ENDING =
  /(?:ciones|coes|cion|cao|tions?|amientos?|imientos?|amentos?|mente|idades?|iendo|ando|endo|indo|aron|ieron|aban?|arian?|erian?|irian?|[aei]remos|[aei]mos|[ai]d[oa]s?|eries|ery|ings?|ies|ied)$/;
const SHORT_ENDING = /(?:[aei]mos|ing|[aei]r|[aeo]s|[ae]n|[aei]m|ed|[aeiouys])$/;
const LAST_ENDING = /[aeiouys]$/;

/** Stems that the endings do not bring together. */
const IRREGULAR: Record<string, string> = {
  ...same(
    'abr',
    'abierto abierta abiertos abiertas aberto aberta abertos abertas abre abro apertura abertura',
  ),
  ...same('cerr', 'cierra cierran cierro cierre cierren'),
  // Dates, in Spanish: not what closes, in Portuguese.
  ...same('fechas', 'fechas'),
  // No gerund.
  ...same('encomend', 'encomendo'),
  ...same('us', 'usan usamos usar usa usas usam'),
  ...same('kg', 'kilo kilos quilo quilos'),
  ...same('env', 'manda mandan mandas mandar manden'),
  ...same('sandwich', 'sandwiches sandwichs sanguche sanguches sanguchito sanguchitos sanduiche sanduiches'),
  ...same('pao', 'paes'),
  ...same('pued', 'podemos puedo'),
  // What one pays or does at the door: no salt.
  ...same('sale', 'sale salen salir'),
  ...same('cost', 'cuesta cuestan custa custam custo'),
};

function same(stemmed: string, forms: string): Record<string, string> {
  return Object.fromEntries(forms.split(' ').map((form) => [form, stemmed]));
}

/** Articles, pronouns, prepositions, question words, light verbs and courtesies. */
const STOP_WORDS = new Set(
  `a al algo alguien algun alguna algunas alguno algunos ante antes aquel asi aun aunque como con cual cuales cualquier
  cuando cuanta cuantas cuanto cuantos de del desde donde dos e el ella ellas ello ellos en entonces entre era eran es esa
  esas ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron ha haber habia hace hacen hacer haces
  hacia han has hasta hay he hice hizo la las le les lo los mas me mi mis misma mismo mucho muy nada ni ninguna ninguno no
  nos nosotros o otra otras otro otros para pero por porque pude puede pueden puedo podria podrian pues q que quien quienes
  quiero quiere quieren quisiera saber se sea segun ser si sido sin sobre son soy su sus tal tambien tan tanto te tener
  tengo tenes tiene tienen tienes todo toda todos todas tu tus u un una unas uno unos usted ustedes va van vos voy y ya yo
  opcion opciones opcao opcoes option options tipo tipos hoy ahora hoje agora today now hago haces hacen
  queria necesito gustaria dejar pasas pasame decime consulta consultar pregunta preciso passar dizer mando qto qnto hj x d ta
  hola buenas buenos buen dia dias tardes noches gracias favor porfa porfavor oi ola bom boa obrigado obrigada
  ao aos aquela aquele aquilo ate com da das dele dela deles do dos ela elas ele eles em entao essa esse esta estao eu faz
  fazem fazer foi for foram gostaria isso isto ja la mais mas me mesmo meu minha muito na nao nas nem no nos nossa nosso num
  numa os ou pela pelas pelo pelos pode podem poder posso pra pro quais qual qualquer quando quanta quantas quanto quantos
  quem quer quero sao se seja sem ser seu seus so sou sua suas tambem tem tenho ter teu teve tudo um uma umas uns vai vao
  vc vcs voce voces vou onde oque
  about am an and any are as at be been but by can could did do does for from get give got had has have hello hey hi how i
  if in into is it its just know let like may me might more much many must my need not of on one or our please shall she
  should so some tell than thank thanks that the their them then there these they this those to too us was we were what
  when where which who whom whose why will with would you your yours s t m re ll ve don't i'd i'm what's there's`.split(
    /\s+/,
  ),
);
