import { words } from '../../providers/models/terms.ts';

const ROLE =
  'persona|personas|pessoa|humano|humana|human|asesora?|agente|agent|atendente|representante|representative|rep|operadora?|operator|vendedora?|encargad[oa]|duen[oa]|don[oa]|gerente|manager|owner|responsable|responsavel|supervisora?|empleado|empleada|ejecutiv[oa]|recepcionista|secretari[oa]|administracion|consultora?|staff|doctora?|medico|jefe|jefa|chefe|funcionari[oa]';
const SOMEONE = 'alguien|alguem|someone|somebody|anyone|anybody|ser humano|human being';
/** `una persona`, `o gerente`, `a real human`, `alguien`. */
const PERSON = `(?:(?:con |a |to |with |com )?(?:${SOMEONE})|(?:(?:un|una|el|la|los|las|al|algun|alguna|otra|otro|um|uma|o|os|algum|outra|a|an|the|your|some|su|tu) )?(?:(?:real|actual|live|verdader[oa]|ser) )?(?:${ROLE}))`;
const TALK =
  'hablar|hablarle|hablo|charlar|chatear|conversar|comunicarme|comunicarnos|contactarme|contactar|falar|conversar|speak|talk|chat|tratar';
const WANT =
  'quiero|quisiera|queria|necesito|prefiero|puedo|podria|podemos|gustaria|deseo|hay forma de|como hago para|como puedo|quero|preciso|posso|poderia|gostaria de|prefiro|tem como|i want to|i need to|can i|could i|may i|let me|i d like to|i would like to|id like to|i wanna|quiere';
const SENDS_ON =
  'pas[ae]me|pas[ae]nme|me (?:pas(?:as|a|an|arias|en|es)|podes pasar|puedes pasar|puede pasar|pueden pasar)|comunicame|comuniqueme|comuniquenme|me (?:comunicas|comunica|comunican|comuniquen)|me pon(?:es|en|e|gas)|deriv[ae](?:me|nme)|me deriv(?:as|an|a|en)|transfer(?:ime|irme|ime|eme)|transfiera(?:me|nme)|me (?:conect|contact)(?:as|an)|me (?:passa|passe|passem|transfere|transfira|conecta|encaminha)|put me through|transfer me|connect me|pass me|get me|give me';

const ASKS = [
  new RegExp(`\\b(?:${TALK})(?: \\w+){0,2}? (?:con|com|a|to|with) ${PERSON}\\b`),
  // Somebody by name or trade. Not "con ustedes por un pedido", nor "with your bread".
  new RegExp(
    `\\b(?:${WANT}) (?:hablar|falar|speak|talk)(?: \\w+)? (?:con|com|to|with) (?!ustedes|uds|usted|vos|voce|voces|vc|vcs|you|sobre|respecto)`,
  ),
  new RegExp(`\\b(?:${SENDS_ON}) (?:con |para |pra |pro |com |to |a )?${PERSON}\\b`),
  new RegExp(`\\bque (?:me|nos) (?:atienda|responda|conteste|llame|hable|escriba|ayude) ${PERSON}\\b`),
  new RegExp(
    `\\b(?:quiero|necesito|prefiero|quisiera|quero|preciso|i want|i need) ${PERSON}(?: que)?(?: me)?(?: real| humana?| de verdad| ya| ahora| por favor| please| now| atienda| responda| ayude)*$`,
  ),
  new RegExp(
    `\\b(?:me|nos) (?:atiende|responde|contesta|llama|atende|liga) (?:${PERSON}|algum?a? ?pessoa)\\b`,
  ),
  /\b(?:ser )?(?:atendid[oa]|ayudad[oa]) por (?:una |un |uma |um |alguna )?(?:persona|pessoa|human[oa])\b/,
  new RegExp(`\\b(?:puede|pueden|podria|podrian) (?:llamar|contactar|atender)me ${PERSON}\\b`),
  /^(?:hola |ola |oi |hello |hi |hey )?(?:hay|tem) (?:alguien|alguem|algun humano|un humano|um humano|gente)$/,
  /\balguien (?:que )?(?:me |nos )?(?:puede|podria|pueda) (?:atender|responder|contestar|llamar)(?:me|nos)?\b/,
  /\b(?:alguien|alguem) (?:que )?(?:me |nos )?(?:puede|podria|pode|poderia) (?:me )?(?:ayudar|ajudar)(?:me|nos)?(?: por favor| ahi)?$/,
  /\b(?:alguem) (?:pode|poderia) (?:me )?(?:atender|responder|ligar)\b/,
  /\b(?:hay|tem|habra) (?:alguien|alguem|algun humano|alguna persona|uma pessoa|alguma pessoa|gente)(?: \w+)? (?:ahi|ai|del otro lado|que (?:me )?(?:pueda )?(?:atienda|atender|responda|responder|conteste|atenda)|real|de verdad|para (?:atender|hablar|responder))/,
  /\b(?:atencion|atendimento|asistencia|agente|operador|contacto|asesor) human[oa]\b/,
  /\b(?:persona|pessoa|human[oa]) (?:real|de verdad|de verdade)\b/,
  /\b(?:real|live|actual) (?:person|human|agent)\b/,
  /\bno quiero (?:hablar|seguir hablando|chatear) con (?:un |una |el |la |este )?(?:bot|robot|maquina|ia|contestador)\b/,
  /\bnao quero falar com (?:um |uma |o )?(?:bot|robo|maquina|ia)\b/,
  /\b(?:don t|dont) want (?:to (?:talk|speak|chat) (?:to|with) )?(?:a |this )?(?:bot|robot|machine)\b/,
  /\b(?:llamenme|llameme|llamame)\b(?! (?:[a-z]+)$)/,
  /\bme (?:pueden|puede|podrian|podria|podes|podrias) llamar(?! la atencion)\b/,
  /\b(?:can|could|would|please) (?:you|someone|somebody) (?:please )?(?:call|phone) me\b/,
  /\b(?:pode|podem|poderia|poderiam) me ligar\b/,
  /\bcham(?:a|ar|e|em|ame) (?:al |o |a |um |uma )(?:gerente|atendente|encargad[oa]|dono|dona|duen[oa]|responsavel|responsable)\b/,
  /\b(?:speak|talk|chat) (?:to|with) (?:a |an |the |your |some )?(?:person|human|people)\b/,
  /\b(?:can|could) (?:someone|somebody|anyone) (?:please )?(?:help|answer|call|assist) me(?: please| here)?$/,
  /\b(?:is there |is )?(?:anyone|anybody|a human|a person|someone) (?:there|here)$/,
];

/** About who or what one is talking to, or about somebody as a subject. */
const NOT_ASKED = [
  /\b(?:con quien|com quem) (?:hablo|estoy hablando|falo)\b/,
  /\b(?:bot|robot|robo|maquina) o (?:con )?(?:una |un )?(?:persona|humano)\b/,
  /\b(?:ayer|anoche|recien|ontem|yesterday)\b.{0,1000}\b(?:hable|hablamos|pude hablar|falei|spoke|talked)\b/,
  /\b(?:ya|acabo de|ja|already) (?:hable|hablar|pude hablar|falei|consegui falar|spoke|talked)\b/,
  /\bno (?:hace falta|es necesario|necesito|quiero) (?:hablar|que me llame|que nadie)(?!.*\b(?:bot|robot|maquina|ia)\b)/,
];

/** Whole messages that say no more than whom they want. */
const ALONE =
  /^(?:(?:un|una|um|uma|a|an|el|la|con|com|to|hablar con|falar com|talk to|speak to|quiero|quero|algun|otro|outro|necesito|preciso) )*(?:humano|humana|human|agente|agent|atendente|asesora?|operadora?|operator|representante|representative|encargad[oa]|gerente|manager|alguien|alguem|someone|ser humano|persona real|duen[oa]|(?<=con (?:una|otra) )persona|(?<=com uma )pessoa)(?: (?:por favor|porfa|please|pls|pfv|ya|ahora|now|aqui|ahi))*$/;

/** Whether a customer asks to be answered by a person: `quiero hablar con alguien`, `atendente`, `agent please`. */
export function asksForPerson(text: string): boolean {
  const said = words(text.slice(0, MAX_LENGTH)).join(' ').replace(/['’]/g, ' ').replace(/\bq\b/g, 'que');
  if (NOT_ASKED.some((pattern) => pattern.test(said))) return false;
  return ALONE.test(said) || ASKS.some((pattern) => pattern.test(said));
}

const MAX_LENGTH = 1_000;
