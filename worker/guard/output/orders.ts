import { findForgedTurns } from '../rules/forged-turns.ts';
import { type View, viewsOf } from '../text/views.ts';
import { conceptsOf, type FoundConcept } from './find-concepts.ts';
import { readingsOf } from './readings.ts';

const MACHINE =
  '(?:(?:ai |ia |virtual |digital )?(?:assistants?|asistentes?|assistentes?)|chatbots?|bots?|ai|ia|llms?|gpt|robots?|robo|language models?|modelos? de (?:lenguaje|linguagem|ia))';
const MUST =
  '(?:must|shall|should|has to|have to|will|debe|debes|debera|deberas|tiene que|tienes que|tenes que|tenes|deve|devera|tem que|precisa)';
const SAY =
  '(?:say|tell|reply|answer|respond|obey|ignore|forget|pretend|act|responder?|respond[ae]|responde\\w{0,3}|contest\\w{1,5}|deci\\w{0,4}|decir\\w{0,2}|dile|diles|diga\\w{0,4}|dizer|dize|obede\\w{1,4}|ignor\\w{1,4}|olvid\\w{1,4}|esquec\\w{1,4}|actu\\w{1,4}|atu\\w{1,3}|fing\\w{1,4}|pretend\\w{0,3}|mention|mencion\\w{1,4}|repeat|repet\\w{1,4}|repit\\w{1,4}|reveal|revel\\w{1,4}|habl\\w{1,4}|fal\\w{1,3}|speak|recommend|include|agreg\\w{1,4}|inclu\\w{1,4})';
const ANSWERS = '(?:answers?|repl(?:y|ies)|responses?|respuestas?|respostas?|mensajes|mensagens|messages)';

/** Whoever is spoken to as a machine, or told what every customer shall be told whatever they ask. All bounded: linear. */
const SPOKEN_TO: readonly RegExp[] = [
  new RegExp(`(?:^|[\\s"'(<[{*#])${MACHINE}\\s{0,2}[:,!\\])>}-][^\\n]{0,60}?\\b${SAY}\\b`),
  new RegExp(`\\b${MACHINE}\\b[^.\\n]{0,20}?\\b${MUST}\\b[^.\\n]{0,25}?\\b${SAY}\\b`),
  new RegExp(
    `\\b(?:note|nota|message|mensaje|mensagem|instructions?|instruccion(?:es)?|instruc(?:ao|oes)|aviso|order|orden|ordem|atencion|atencao|attention|importante?|important)\\b[^.\\n]{0,25}\\b(?:for|to|para|al|a la|ao|a)\\b[^.\\n]{0,20}\\b(?:${MACHINE}|modelo|model|sistema|system)\\b`,
  ),
  new RegExp(
    `\\b(?:if you are|si (?:sos|eres)|se voce (?:e|for)|as|como)\\b (?:an? |un |una |um |uma )?${MACHINE}\\b`,
  ),
  new RegExp(
    `\\b(?:whatever|no matter what|regardless of what|lo que sea que|cualquier cosa que|sin importar (?:lo )?que|pregunte[ns]? lo que pregunte[ns]?|nao importa o que|qualquer coisa que|seja qual for|sea cual sea)\\b[^.\\n]{0,60}\\b${SAY}\\b`,
  ),
  new RegExp(
    `\\b(?:in|to|at the end of|before|after|with|en|al final de|antes de|a|em|no (?:final|fim) de|ao final de) (?:every|each|all (?:of )?(?:your|the)|todas? (?:las?|tus|as|suas)|todos (?:los|tus|os|seus)|cada|toda|tus|suas|your) (?:one of )?(?:your |tus |de tus |de suas )?${ANSWERS}\\b`,
  ),
  new RegExp(
    `\\b(?:end|finish|begin|start|close|termin(?:a|en|e|ar)|cerra|cierra|cierre|empeza|empieza|comece|comeca|comienza|encerre)\\b[^.\\n]{0,20}\\b(?:your|tus?|sus?|suas?|cada|every|each|todas?)\\b[^.\\n]{0,12}\\b${ANSWERS}\\b`,
  ),
  new RegExp(
    `\\b(?:from now on|from here on|a partir de ahora|desde ahora|de ahora en (?:mas|adelante)|a partir de agora|de agora em diante|daqui (?:para|pra) frente)\\b[^.\\n]{0,40}\\b(?:you are|you re|you will|you only|your name|sos|eres|seras|te llamas|voce e|voce sera|seu nome|tu nombre|${SAY})\\b`,
  ),
  /\b(?:system prompt|prompt del? sistema|prompt do sistema|(?:your|tus?|teus?|tuas?|suas) (?:system |hidden |secret |internal |initial |original )?prompt)\b/,
  /\b(?:previous|prior|above|hidden|secret|internal|system|initial|original) (?:instructions|rules|orders|guidelines)\b|\b(?:instruc(?:ciones|oes)|regl?as|regras|ordenes|ordens|directrices|diretrizes) (?:anterior(?:es)?|previ[ao]s|secret[ao]s|intern[ao]s|ocult[ao]s|iniciais|iniciales|originai?l?e?s|del sistema|do sistema|de arriba|acima)\b/,
  /\b(?:you are (?:now|no longer)|ahora (?:sos|eres)|(?:sos|eres) ahora|ya no (?:sos|eres)|agora voce e|voce agora e|voce nao e mais|your new (?:name|identity|role|persona)|tu nuev[oa] (?:nombre|identidad|rol)|seu nov[oa] (?:nome|papel|identidade)|sua nova identidade)\b/,
  // Words put into somebody's mouth.
  /\b(?:reply|answer|respond|say|tell (?:them|him|her|everybody|everyone|the customers?)|responde|responda|respondele|contesta|conteste|contestale|deci|decile|di|dile|diga|digale)\b[^."“«\n]{0,40}["“«][^"”»\n]{8}/,
  /\b(?:write|print|add|include|escribi|escribe|escriba|escreva|agrega|agregue|acrescente|inclui|inclua|pone|coloque|ponha)\b[^."“«\n]{0,40}["“«][^"”»\n]{25}/,
  /\b(?:decod|descodific|decodific|descifr|decifr)\w{0,6}\b[^\n]{0,30}\b(?:obed|obey|follow|cumpl|execut|ejecut|run|sig[au])/,
  /\b(?:repeat|repeti|repite|repita|repetir|say|write|escribi|escribe|escreva|print)\b[^.\n]{0,60}\b(?:forever|without stopping|non ?stop|endlessly|para siempre|para sempre|sin parar|sem parar|infinit\w{1,6}|(?:mil|\d{3,9}|thousand|million) (?:veces|vezes|times))\b/,
  /\b(?:pretend|act|behave|speak|talk|answer|reply|finge|fingi|hace|haz|actua|actue|habla|responde|contesta|finja|aja|atue|fale|responda)\b[^.\n]{0,12}\b(?:to be|as if|as though|like an?|as an?|as the|de cuenta|como si|como un|como una|como el|que (?:eres|sos|voce e)|ser um|ser uma|como se|como um|como uma|de conta)\b/,
];

/** Longer than a heading whose letters were spaced for its looks. */
const SPACED_OUT = /(?<!\S)(?:\p{L}\s{1,3}){20}/u;

const OVERRIDES =
  /^(?:ignor|olvid|esquec|forget|disregard|descart|desconsider|overrid|overwrit|bypass|omit|desobed|disobey|anul|salt|pul[ae]|burl|romp|break|quebr|viol|no sig|nao sig|do not follow|dont follow|stop following|dej|pare|par[ae] de seguir|haz caso omiso|hace caso omiso|no hagas caso|set aside|reset|reinici|sobrescr)/;
const RULES =
  /instruc|regl|regr|rule|prompt|direct|diret|guideline|restric|program|orden|ordem|order|consigna|protocol|lineamiento|limitac|limitat|script|guion|roteiro/;
/** Beginnings of what an order to reveal asks for. */
const HIDDEN =
  /prompt|mensaje|mensagem|message|texto|text|words|above|arriba|acima|context|config|reg[lr]as|rules|notas|notes|api|token|creden|entorno|environment|env_?vars|language|lenguaje|linguagem/;
const NOT = /\b(?:no|nao|not|never|nunca|don t|don't|do not|sin|sem) (?:se |te |vos |please )?$/;

/**
 * Whether a text gives orders to an assistant, also in disguise. Documents speak about the business, answers about what
 * was asked; an order within them was put there to misuse the assistant. Linear in the text, which the caller bounds.
 */
export function speaksToAssistant(text: string, views: readonly View[] = viewsOf(text)): boolean {
  const counts = views[0]?.folded.counts;
  if (counts && (counts.tags > 3 || counts.bidi > 1 || counts.invisible > 6 || counts.mixed > 2)) return true;
  if (SPACED_OUT.test(text) || findForgedTurns(text).length > 0) return true;
  return readingsOf(text, views).some(isOrder);
}

/** One of these stands in every order; a text backwards or with its letters moved hardly has one by chance. */
const TELLTALE =
  /assist|asist|bot|\b[ai]a\b|\bai\b|gpt|llm|model|robo|prompt|instruc|reg[lr]|rule|order|orden|guidel|dire[ct]|ignor|olvid|esquec|forget|disreg|descart|anul|overr|bypass|respond|contest|answer|repl|respuest|respost|mensaj|mensag|messag|dec[io]|dig|\bdi|say|tell|write|print|escri|escre|inclu|agreg|acresc|pon|coloq|repe|repit|ahora|agora|\bnow\b|pretend|fing|finj|act[ue]|atue|habl|fal[ea]|speak|talk|aja\b|behav|ha[cz]|revel|reveal|muestr|mostr|show/;

function isOrder(folded: string): boolean {
  if (!TELLTALE.test(folded)) return false;
  return (
    SPOKEN_TO.some((pattern) => pattern.test(folded)) ||
    ((RULES.test(folded) || HIDDEN.test(folded)) &&
      nearPairs(folded).some(([one, other]) => isOverride(one, other, folded)))
  );
}

const NEAR = 3;

/** Two meanings at most 3 words apart, in their order. */
function nearPairs(folded: string): [FoundConcept, FoundConcept][] {
  const found = conceptsOf(folded);
  return found.flatMap((one, index) => {
    const pairs: [FoundConcept, FoundConcept][] = [];
    for (const other of found.slice(index + 1, index + 1 + MAX_NEAR)) {
      if (other.word > one.word && other.word - one.word <= NEAR) pairs.push([one, other]);
    }
    return pairs;
  });
}

/** Words have several meanings; beyond so many, a pair is no longer near. */
const MAX_NEAR = 16;

/** Rules that shall be ignored, what is hidden that shall be shown: two meanings that are near each other. */
function isOverride(one: FoundConcept, other: FoundConcept, folded: string): boolean {
  const [first, second] = [one.concept, other.concept];
  const said = folded.slice(one.from, other.to);
  if (first === 'cancel' && (second === 'rules' || second === 'own')) {
    const isDenied = NOT.test(folded.slice(Math.max(0, one.from - 16), one.from));
    return OVERRIDES.test(said) && RULES.test(folded.slice(one.from, other.to + 30)) && !isDenied;
  }
  return first === 'reveal' && second === 'hidden' && !said.includes('temperat');
}
