import { words } from '../../providers/models/terms.ts';

const MAX_LENGTH = 1_000;
const BAD =
  'pesim[oa]s?|horribles?|malisim[oa]s?|desastros[oa]|espantos[oa]|lamentables?|nefast[oa]|asqueros[oa]|vergonzos[oa]|terribles?|deplorables?|pessim[oa]s?|horrivel|horriveis|ridicul[oa]|vergonhos[oa]|lixo|de cuarta|una? (?:desastre|porqueria|verguenza|asco|mierda|lixo|merda|bosta|vergonha)|um (?:lixo|desastre|absurdo)|uma (?:vergonha|merda|bosta|porcaria)';
const SERVICE =
  'servicio|atencion|trato|experiencia|empresa|negocio|local|lugar|servico|atendimento|tratamento|loja|empresa|experiencia|produto|entrega';
const INSULT =
  'ladron(?:es|a)?|chorr[oa]s|estafador(?:es|a)?|mentiros[oa]s|sinverguenzas?|inutil(?:es)?|incompetentes?|impresentables?|payas[oa]s|caraduras?|ratas|garcas|truch[oa]s|desastre|verguenza|asco|porqueria|basura|mierda|pelotud[oa]s|imbecil(?:es)?|idiotas?|estupid[oa]s?|forr[oa]s|hij[oa]s? de (?:mil )?puta|ladro(?:es)?|golpistas|mentiros[oa]s|palhac[oa]s|lixo|merda|bosta|vergonha|inuteis|liars|thieves|scammers|crooks|idiots|incompetent|useless|pathetic|a joke|a disgrace';
const MAD =
  'enojad[oa]s?|furios[oa]s?|indignad[oa]s?|hart[oa]s?|podrid[oa]s?|calient[ea]s?|molest[oa]s?|irritad[oa]s?|revoltad[oa]s?|put[oa]s? da vida|angry|furious|pissed|outraged|fed up|livid';

const ANGRY = [
  new RegExp(
    `\\b(?:${SERVICE}) (?:(?:es|fue|esta|e|foi|muy|mas|un|una|realmente|tan|muito|super) )*(?:${BAD})\\b`,
  ),
  new RegExp(
    `\\b(?:que )?(?:pesim[oa]|horrible|malisim[oa]|pessim[oa]|horrivel|desastros[oa]|nefast[oa]|lamentable|mala(?! exp)|mal) (?:${SERVICE})\\b`,
  ),
  /\b(?:es|fue|son|esto es|e|isso e) (?:un|una|uma?) (?:verguenza|vergonha|falta de respeto|falta de respeito|tomada de pelo|tomadura de pelo|robo|estafa|golpe|palhacada|absurdo|porcaria|burla|abuso)\b/,
  /\b(?:que (?:verguenza|vergonha|falta de respeto|falta de respeito|absurdo|palhacada|desastre|robo))(?: (?:de|el|la|este|esta|esse|essa|o|a) (?:servicio|atencion|trato|local|lugar|empresa|servico|atendimento|loja))?$/,
  /^(?:una verguenza|uma vergonha|ladrones|estafadores|chorros|culeros|thieves|liars|scammers|ladroes|golpistas|unacceptable|disgusting|inaceptable|inaceitavel|vergonzoso|vergonhoso)$/,
  /\bme (?:siento|sinto) (?:(?:re|muy|muito) )?(?:estafad|enganad|robad|roubad)/,
  /\b(?:estoy|estou) (?:cansad[oa]s?) de esperar\b|\bdeja(?:n)? mucho que desear\b|\bdeixa muito a desejar\b/,
  /^(?:que |una |uma )?falta de respe(?:to|ito)$/,
  /\b(?:una|uma) (?:falta de (?:respeto|respeito)|verguenza (?:el|la|lo|que)|vergonha (?:o|a|esse))\b/,
  new RegExp(
    `\\b(?:son|sos|eres|es usted|sao|voces sao|vcs sao|vc e|you are|you re|you guys are|they are|ustedes son|manga de|banda de|bando de|bunch of) (?:(?:un|una|unos|unas|um|uma|uns|umas|re|todos|tan|muy|mas|all|such|a|fucking|absolutely|totally|completely) )*(?:${INSULT})\\b`,
  ),
  /\b(?:me|nos) (?:estafaron|robaron|cagaron|mintieron|enganaron|tomaron el pelo|roubaram|enganaram|cagaste|verseaste|versearon)\b(?! (?:el|la|las|mi|un|una|o|a|meu|minha) (?:celu|tele|bici|moto|auto|carte|bille|bols|carro|casa|llave))/,
  /\b(?:scam|scammed|scammers|rip ?off|ripped off|estafadores|golpistas|fraudsters)\b/,
  /^(?:isso |isto |esto |eso )?(?:e|es) (?:um |una? )?(?:golpe|estafa|fraude)\b/,
  /\b(?:quiero|quisiera|necesito|voy a|vamos a|vengo a|queria|deseo) (?:hacer|presentar|realizar|dejar|poner|iniciar|elevar|radicar) (?:un|una|mi) (?:\w+ )?(?:reclamo|queja|denuncia|demanda)\b/,
  /\b(?:quero|preciso|vou|gostaria de|queria) (?:fazer|abrir|registrar|deixar) (?:uma|minha) (?:reclamacao|denuncia|queixa)\b/,
  /\b(?:want|like|going|need|have) to (?:file|make|lodge|submit) a (?:formal )?complaint\b/,
  /\b(?:los|las|te|les|lo|la) (?:voy|vamos) a (?:denunciar|demandar|escrachar|reventar)\b/,
  /\bvoy a (?:denunciar|demandar|escrachar)(?:los|las|lo|la)?\b/,
  /\b(?:vou|vamos) (?:te |vos |los )?(?:processar|denunciar|acionar o procon)\b/,
  /\b(?:i ll|i will|going to|gonna|we ll|we will) (?:sue|report you|take you to court|leave a (?:bad|terrible) review)\b/,
  /\b(?:defensa (?:del|al) consumidor|procon|reclame ?aqui|from my lawyer|con mi abogad[oa] (?:los|esto)|meu advogado vai)\b/,
  new RegExp(
    `\\b(?:estoy|estamos|me tienen|me tenes|quede|estou|ficamos|fiquei|to|i am|i m|im|we are|we re) (?:(?:muy|re|super|bastante|tan|ya|recontra|muito|very|so|really|extremely|absolutely|realmente|totalmente) )*(?:${MAD})(?: (?:con (?:ustedes|vos|el servicio|la atencion|el pedido|mi pedido|la demora|lo que|como)|de (?:esperar|ustedes|que|este|esta)|com (?:voces|vcs|o atendimento|o servico|a demora|o pedido)|de esperar|with (?:you|your|the service|this)|about (?:this|my order)|of (?:waiting|this|you))|$)`,
  ),
  /\bnadie (?:me |nos )?(?:responde|contesta|da bola|da una respuesta|soluciona|resuelve)\b/,
  /\bninguem (?:me )?(?:responde|resolve|atende)\b/,
  /\b(?:nobody|no one) (?:answers|replies|responds|is answering|has answered)\b/,
  /\b(?:devuelvanme|devolveme|quiero que me devuelvan|me devuelven ya|quiero) (?:ya )?(?:la|mi) (?:plata|dinero|guita)(?: de vuelta| ya)?\b/,
  /\b(?:quero|devolvam|devolve) (?:o )?meu dinheiro(?: de volta)?\b/,
  /\bi (?:want|demand) (?:my money back|a refund (?:now|immediately|right now))\b/,
  /\b(?:hij[oa]s? de (?:mil )?puta|hdp|hijueputa|malparid[oa]s?|gonorrea|vayanse a (?:la mierda|cagar)|vayan a cagar|andate a la mierda|chinguen|chinga tu|pinches? (?:servicio|empresa|ratas)|de mierda|una mierda|conchudos?|la concha de)\b/,
  /\b(?:filh[oa]s? da puta|fdp|vai se foder|vao se foder|vtnc|vai tomar no|uma merda|que merda de|uma bosta|lixo de)\b/,
  /\b(?:fuck (?:you|off|this|your)|fucking (?:joke|terrible|awful|ridiculous|useless|liars|bot)|bullshit|piece of (?:shit|crap)|shitty|assholes?)\b/,
  /\b(?:worst|terrible|horrible|awful|appalling|disgusting|pathetic) (?:customer )?(?:service|experience|place|support|company|bakery|restaurant|store)\b/,
  /\b(?:service|experience|support|food|place) (?:is|was) (?:so |very |absolutely |just )?(?:terrible|horrible|awful|appalling|disgusting|pathetic|the worst|ridiculous|shit)\b/,
  /\b(?:this|that|it) (?:is|s) (?:just |so |absolutely |completely |totally )?(?:ridiculous|unacceptable|outrageous|a joke|a disgrace)\b/,
  /\b(?:esto|eso|es|isso|isto|e|totalmente|absolutamente) (?:es |e )?(?:inaceptable|inadmisible|intolerable|inaceitavel|inadmissivel)\b/,
  /\b(?:never|no) (?:coming|ordering|buying|compro|vuelvo a|volto|compro mais) (?:back|here|again|comprar|mais)\b/,
  /\bnunca mas (?:vuelvo|compro|les compro|piso)\b/,
];

/** Said of oneself, asked about, or meant well. */
const CALM = [
  /\b(?:soy|fui|sou) (?:(?:un|una|re|tan|muy|uma|um|medio) )*(?:idiota|inutil|desastre|tont[oa]|estupid[oa]|ladron|boba|burr[oa])/,
  /\b(?:que verguenza|que vergonha)\b.{0,1000}\b(?:me|mi|mia|perdon|disculp|soy|esqueci|desculp)/,
  /\b(?:that s|thats|it s|what a) (?:ridiculous|ridiculously|insane|crazy) (?:good|tasty|delicious|cheap|nice)\b/,
  /\bridiculously \w+/,
  /\brobo de tan\b/,
  /\b(?:comisaria|policia|delegacia|police)\b/,
  /\b(?:otr[oa]s?|outr[oa]s?|another|other) (?:panaderia|pagina|lugar|local|negocio|lado|padaria|loja|place|store|shop|bakery|empresa)/,
  /\babsurdo de (?:ric|buen|bom|boa|gostos|lind|barat)/,
  /\b(?:es|fue) (?:un|una) robo de \w+ ?(?:rico|bueno)/,
];
/** Whether it is one, asked by somebody who is wary. */
const DOUBT = /\b(?:estafa|golpe|scam|fraude|robo)\s*\?/i;
const KIND =
  /\b(?:graci|felic|feliz|genial|excelente|hermos|obrigad|parabens|amei|thank|love|congrat|happy|ric[oa]s?|grosos|idol[oa]s|feliz|viva|vamos|gol|hola|buen)/;
const MIN_SHOUTED = 15;

/** Whether a customer is angry with the business: insults, threats, complaints, shouting. Precision before recall. */
export function isAngry(text: string): boolean {
  const start = text.slice(0, MAX_LENGTH);
  const said = words(start)
    .join(' ')
    .replace(/['’.,]/g, ' ');
  if (CALM.some((pattern) => pattern.test(said)) || DOUBT.test(start)) return false;
  return ANGRY.some((pattern) => pattern.test(said)) || (isShouting(start) && !KIND.test(said));
}

/** In capitals, with several exclamation marks. */
function isShouting(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return (
    letters.length >= MIN_SHOUTED &&
    capitals.length >= letters.length * 0.9 &&
    words(text).length >= 4 &&
    (text.match(/!/g)?.length ?? 0) >= 3
  );
}
