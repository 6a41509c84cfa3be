import { words } from './terms.ts';

const GREETINGS = setOf(
  `hola holaa holaaa holis ola oi oii oie hello hi hey hiya alo ey opa salve bom boa dia dias buen buenas buenos buenass
  tarde tardes noche noches noite good morning afternoon evening day saludos que tal como esta estan estas va tudo bem
  tudobem how are you que onda e ai todo bien muy there a todos`,
);
const THANKS = setOf(
  `gracias graciass muchas muchisimas mil obrigado obrigada obg obrigadao brigado brigada valeu vlw muito thanks thank thx
  ty you so much many very ok okay oki dale listo perfecto perfeito perfect genial great buenisimo otimo excelente
  excellent beleza blz bueno bien bom de nada por todo tudo la o el info informacion ayuda ajuda e y a entonces chau adios
  tchau bye igualmente amable`,
);
const HELLO =
  /^(?:hola+|holis|ola|o+i+e?|hello|hi|hey|hiya|alo|ey|opa|salve|buen(?:a|o)?s*|bo[ma]|good|saludos|e)$/;
const THANK = /^(?:gracias+|obrigad(?:o|a|ao)|brigad[oa]|obg|valeu|vlw|thanks|thank|thx|ty)$/;

/** Whether a burst is nothing but a greeting or thanks: it needs courtesy, not a search. */
export function smallTalkKind(question: string): 'greeting' | 'thanks' | null {
  const said = words(question.slice(0, 200));
  if (said.length === 0 || said.length > 12 || question.length > 200) return null;
  if (said.some((word) => THANK.test(word))) {
    return said.every((word) => THANKS.has(word) || GREETINGS.has(word)) ? 'thanks' : null;
  }
  return HELLO.test(said[0] ?? '') && said.every((word) => GREETINGS.has(word)) ? 'greeting' : null;
}

function setOf(list: string): Set<string> {
  return new Set(list.split(/\s+/));
}
