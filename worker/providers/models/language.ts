import type { Language } from './answer-model.ts';
import { words } from './terms.ts';

/** Short words that only one of the three languages has, as customers type them, without accents. */
const TELLTALES: Record<Language, Set<string>> = {
  es: setOf(
    `el los las del y con cuando cuanto cuanta cuantos cuantas cual cuales donde hasta hay hola tienen tiene tenes tienes
    tengo quiero quisiera hacen hace abren cierran cuesta cuestan puedo pueden puede gracias buenas buenos dias tardes
    noches esta estan ustedes usted vos muy mas una uno sin pero porque son soy estoy necesito venden sabado sabados
    domingo lunes martes miercoles jueves viernes hoy manana precio horario favor`,
  ),
  pt: setOf(
    `os ao aos um uma uns umas com quanto quanta quantos onde voce voces vc vcs nao sao tem tenho quero queria gostaria fazem
    fazer faz abrem abre fecham fecha custa custam posso podem pode obrigado obrigada bom boa dia tarde noite ola oi muito
    mais sem mas porque estou preciso vendem sabados domingo segunda terca quarta quinta sexta feira hoje amanha preco
    horario aberto fechado na no nas nos em do da dos das pelo pela ate qual quais e`,
  ),
  en: setOf(
    `the is are do does did you your what when where which how much many can could would have has i we my our it at on in of
    to for and with without hello hi hey thanks thank please open close price today tomorrow there any not from by if
    sunday sundays monday tuesday wednesday thursday friday saturday`,
  ),
};

/** The language of a customer's message by its function words and letters; `fallback` when they do not tell. */
export function detectLanguage(text: string, fallback: Language): Language {
  const [best, second] = rankLanguages(text);
  return best.score === second.score ? fallback : best.language;
}

/** The two languages that a text is likeliest in, with how much of it says so: about the number of words that do. */
export function rankLanguages(text: string): [Ranked, Ranked] {
  const scores: Record<Language, number> = { es: 0, pt: 0, en: 0 };
  for (const word of words(text)) {
    const owners = LANGUAGES.filter((language) => TELLTALES[language].has(word));
    for (const owner of owners) scores[owner] += 1 / owners.length;
  }
  if (/[¿¡ñ]/i.test(text)) scores.es += 2;
  if (/[ãõçêô]/i.test(text)) scores.pt += 2;
  const [best = 'es', second = 'pt'] = [...LANGUAGES].sort((one, other) => scores[other] - scores[one]);
  return [
    { language: best, score: scores[best] },
    { language: second, score: scores[second] },
  ];
}

interface Ranked {
  language: Language;
  score: number;
}

const LANGUAGES: Language[] = ['es', 'pt', 'en'];

function setOf(list: string): Set<string> {
  return new Set(list.split(/\s+/));
}
