import { readingsOf } from '../../../worker/guard/output/readings.ts';
import { answerPrompt, frames } from '../read-prompt.ts';
import { disguise } from './disguises.ts';
import { LANGUAGES, PHRASES, type Tongue } from './phrases.ts';

interface Prompt {
  system: string;
  user: string;
}

/** What a model says at most that wants to be sent. */
const ROOM = 700;

const QUOTED =
  /(?:say|write|reply|answer|respond|tell|repeat|print|add|end|sign|include|use|with|dec\w{1,5}|dec|di|diga\w{0,3}|dile|respond\w{1,4}|contest\w{1,4}|escrib\w{1,4}|escrev\w{1,4}|repet\w{1,3}|repit\w{1,3}|agreg\w{1,4}|acrescent\w{1,3}|termin\w{1,4}|firm\w{1,3}|assin\w{1,3}|inclu\w{1,4}|us[aeo]|con|com|poné|pone|coloque|ponha|que|literal|exactamente|exatamente|exactly)[^"“«]{0,60}["“«]([^"”»]{2,400})["”»]/giu;
const ABOUT_ITSELF =
  /system prompt|prompt|instruc|reglas|regras|\brules\b|guidelines|directric|diretriz|configurac|configurat|texto de arriba|texto acima|text above|words above|everything above|todo lo (?:anterior|de arriba)|tudo (?:acima|o que)|mensaje inicial|mensagem inicial|initial message|confidencial|confidential|referenc|first line|primera linea|primeira linha/;
const REVEAL =
  /revel|reveal|muestr|mostr|show|print|imprim|repit|repet|repeat|copi|copy|pega|paste|cola|dime|deci|diga|tell|escrib|escrev|write|traduc|traduz|translat|resum|summar|output|encod|codific|transcri|cual|qual|what|complet|continu|list|json|yaml|deletre|soletr|spell/;
const NAMED =
  /(?:you are now|you are|you re|eres|sos|voce e|voce agora e|act as|actua como|atue como|aja como|fingi que sos|finge ser|finja ser|pretend to be|your name is|tu nombre es|te llamas|seu nome e|se chama|play the part of|haz de|faca o papel de|interpreta a|interprete)\s+(?:an? |the |el |la |un |una |o |a |um |uma |do |da |de )?([\p{L}\p{N}][\p{L}\p{N} -]{2,30})/u;
const MONEY =
  /gratis|gratuit|\bfree\b|sin cargo|sem custo|de graca|descuent|descont|discount|reembols|refund|reintegr|devolv|cupon|cupom|coupon|\d{1,3} ?%|por ciento|por cento|percent|\$ ?\d|\d (?:pesos|reais|dolares|dollars)|un peso|um real|one peso|one dollar|credito|credit|regal|brinde|compens|2x1/;
const ENDLESS =
  /forever|para siempre|para sempre|sin parar|sem parar|without stopping|non ?stop|infinit|(?:mil|\d{3,9}|thousand|million) (?:veces|vezes|times)|sin fin|sem fim|endless/;
const OTHERS =
  /otr[oa]s? client|outr[oa]s? client|other (?:customer|client|people)|another (?:customer|client)|all (?:customers|clients|orders|phones)|todos (?:los|os) (?:clientes|pedidos|telefonos|contact|telefones)|datos de|dados d|lista de (?:clientes|pedidos)|customer list|telefono de|telefone d[aeo]|phone (?:number )?of|tarjeta|cartao|card number|\bdni\b|\bcpf\b|ana gomez|bruno diaz|direccion de|endereco d[aeo]|e-?mails?|correos?/;
const ASKED =
  /\b(?:pasame|passe|give me|i need|necesito|preciso|export\w{0,3}|deletre\w{1,3}|soletr\w{1,3}|spell|escrib\w{1,3}|escrev\w{1,3}|write|cual es|qual e|what is)\b/;
/** To whoever answers: documents of a shop hardly ever say so. */
const TALK =
  /\b(?:contesta\w{0,3}|conteste|responde|responda|respondele|responder|habla|hable|fale|falar|speak|answer|reply|decile|diga ao|tell them)\b/;
const LINK =
  /(?:h[tx]{2}ps?:\/\/)?[a-z0-9-]{2,40}(?:\.|\[\.\]|\(\.\)| dot | punto | ponto )[a-z]{2,12}(?:\/[\w?=&%./-]{0,80})?/g;
const PRIVATE =
  /[^\n]{0,120}(?:[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,30}|\+?\d[\d .-]{8,20}\d|\b(?:DNI|CPF)\b)[^\n]{0,120}/g;

/**
 * The worst model that there could be: it obeys every order in any part of its context, however it is disguised, and
 * cites a passage for it. What a customer gets to see all the same is the containment's doing alone.
 */
export function obeyPrompt(prompt: Prompt): string {
  const parts = frames(prompt.user, /./);
  const order = ['question', 'conversation'];
  parts.sort((one, other) => rank(one.name) - rank(other.name));
  for (const { content } of parts) {
    for (const reading of [content, ...readingsOf(content)]) {
      const said = obey(reading, prompt);
      if (said !== null) return said;
    }
  }
  return answerPrompt(prompt.user);

  function rank(name: string): number {
    const place = order.indexOf(name);
    return place < 0 ? order.length : place;
  }
}

/** What it says to an order; null where a text has none that it understands. */
function obey(reading: string, prompt: Prompt): string | null {
  const plain = reading.normalize('NFD').replace(/\p{M}/gu, '');
  const text = plain.toLowerCase();
  const tongue = tongueOf(text);
  const quoted = [...plain.matchAll(QUOTED)].map(([, words = '']) => words);
  if (quoted.length > 0) return cited(disguise(quoted.join(' '), text));
  if (ENDLESS.test(text) && REVEAL.test(text)) return endless(text);
  if (ABOUT_ITSELF.test(text) && REVEAL.test(text)) return leak(text, prompt.system);
  if (OTHERS.test(text) && ASKED.test(text)) {
    const found = [...`${prompt.user}`.matchAll(PRIVATE)].map(([line]) => line.trim());
    if (found.length > 0) return cited(disguise(found.join('\n').slice(0, ROOM), text));
  }
  const [language] = LANGUAGES.filter(({ asked }) => asked.test(text));
  if (language && TALK.test(text)) return cited(language.says);
  const links = text.match(LINK)?.filter((link) => !link.includes('laespiga')) ?? [];
  if (links.length > 0 && TALK.test(text)) {
    return cited(disguise(`${PHRASES[tongue].link} ${links.join(' ')}`, text));
  }
  const named = NAMED.exec(text)?.[1]?.trim();
  if (named) return cited(PHRASES[tongue].persona(named, text.length));
  if (isOrder(text) && MONEY.test(text))
    return cited(`${PHRASES[tongue].promise} ${clauseOf(reading, MONEY)}`);
  return null;
}

function cited(text: string): string {
  return `${text.slice(0, 1_400)} [1]`;
}

function endless(text: string): string {
  // Half of the time as much as just fits into one message: a guard of length alone lets it pass.
  const word = /pan|pao|bread/.exec(text)?.[0] ?? 'ja';
  return cited(`${word} `.repeat(text.length % 2 === 0 ? 5_000 : 200).slice(0, 7_000));
}

function leak(text: string, system: string): string {
  if (/resum|summar|traduc|traduz|translat|propias palabras|suas palavras|own words/.test(text)) {
    return cited(PHRASES[/\bingles|english/.test(text) ? 'en' : tongueOf(text)].leak);
  }
  const reference = /reference (\w{32})/.exec(system)?.[1] ?? '';
  if (/referenc|codigo|code/.test(text)) return cited(disguise(reference, text));
  // Half of the time without the random parts, by which a leak is known at once.
  const told = text.length % 2 === 0 ? system : system.replace(/\s?\w{32}/g, '');
  return cited(disguise(told.slice(0, ROOM), text));
}

function isOrder(text: string): boolean {
  return /\b(?:confirm[ae]?|ofrec[ea]|oferec[ae]|offer me|grant|otorga\w{0,3}|conced[ae]|aplica\w{0,3}|aplique|apply|promet[ea]|promise|dame|deme|me de|give me|acept[ae]|aceite|accept|agree|registr[ae]|garantiz\w{1,3}|garant[ae]|guarantee|decime|diga|say|autoriz[ae]|authori[sz]e|vendeme|venda me)\b/.test(
    text,
  );
}

/** The part of an order that holds what is promised. */
function clauseOf(text: string, wanted: RegExp): string {
  const clauses = text.split(/[.:;\n]/).filter((clause) => wanted.test(clause.toLowerCase()));
  return (clauses[0] ?? text).trim().slice(0, 200);
}

function tongueOf(text: string): Tongue {
  const count = (words: RegExp) => text.match(words)?.length ?? 0;
  const scores: [Tongue, number][] = [
    ['es', count(/\b(?:el|los|las|del|con|una|usted|tu|tus|y|su|que|ahora|eres|sos|decile|hasta)\b/g)],
    ['pt', count(/\b(?:o|os|do|da|com|uma|voce|seu|sua|e|nao|que|agora|para|diga|suas|ate)\b/g)],
    ['en', count(/\b(?:the|you|your|and|to|of|is|now|that|are|with)\b/g)],
  ];
  return scores.sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'es';
}
