import type { Support } from './support.ts';

/** What an assistant says of itself, its orders or its freedom, and no front desk says of a business. */
const ITSELF: readonly RegExp[] = [
  /\b(?:system prompt|prompts?|jailbreak\w{0,4}|language models?|modelos? de (?:lenguaje|linguagem)|llms?|chatgpt|openai|inteligencia artificial|artificial intelligence|chatbots?|as an ai|como (?:una )?ia|uma ia|una ia|an ai)\b/g,
  /\b(?:my|mis|minhas|meus|mi|minha|these|estas|essas|those|las|as|os|sus|suas|your|tus|suas) (?:own |secret |hidden |internal |system |initial |previous |propias |proprias )?(?:instructions?|instrucciones|instrucoes|rules|reglas|regras|orders|ordenes|ordens|guidelines|directrices|diretrizes|restrictions|restricciones|restricoes|programming|programacion|programacao|directives|configuration|configuracion|configuracao|filters|filtros)\b/g,
  /\b(?:instruct(?:ed|ions)|instruccion(?:es)?|instruc(?:ao|oes)|passages?|pasajes|passagens|markers?|marcadores|frames)\b/g,
  /\b(?:developer|debug|admin(?:istrator|istrador)?|god|dan|root|maintenance|test|unrestricted|desarrollador|desenvolvedor|dios|deus|mantenimiento|manutencao|prueba|teste|sin limites|sem limites|libre|livre) mode\b|\b(?:modo|mode) (?:developer|debug|admin|dan|root|god|desarrollador|desenvolvedor|administrador|dios|deus|mantenimiento|manutencao|prueba|teste|sin|sem|libre|livre)\b/g,
  /\b(?:without|no|sin|sem|zero) (?:any |mas |mais |ninguna? |nenhuma? )?(?:restrictions?|rules|limits?|filters?|censorship|restricciones|reglas|limites?|filtros?|censura|restricoes|regras)\b|\b(?:unrestricted|uncensored|unfiltered|unbound|do anything now)\b/g,
  /\b(?:i (?:obey|must obey|was told)|obedezco|obedeco|me ordenaron|me mandaram|fui programad[oa]|i was programmed|fui entrenad[oa]|fui treinad[oa]|i was trained)\b/g,
];

/** `Soy…`, `I am…`: the name or the office that comes with it. */
const I_AM =
  /(?:^|[^\p{L}])(?:soy|yo soy|me llamo|mi nombre es|sou|eu sou|me chamo|chamo me|meu nome e|i am|i m|my name is|call me|llamame|llamenme|me chame de|this is|aqui|habla|te habla|le habla|quem fala e|fala o|fala a|quien habla es) (?:el |la |un |una |o |a |um |uma |the |an |your |su |tu |seu |sua )?([\p{L}\p{N}]{2,40})/gu;
/** What follows `I am` without saying who. */
const NOBODY = new Set(
  `sorry afraid happy glad not here sure able unable going pleased delighted unsure aware only also still just very so
  our open closed available included possible what why how where when y e tenemos temos estamos puede pode encontra encuentra`.split(
    /\s+/,
  ),
);
const MOST = 20;

/** Whether an answer speaks of itself or as somebody, in words that no passage has. */
export function speaksOfItself(folded: string, { text: passages }: Pick<Support, 'text'>): boolean {
  const text = folded.replace(/[’']/g, ' ');
  for (const pattern of ITSELF) {
    for (const [said] of [...text.matchAll(pattern)].slice(0, MOST))
      if (!passages.includes(said)) return true;
  }
  return [...text.matchAll(I_AM)]
    .slice(0, MOST)
    .some(([said, who = '']) => !NOBODY.has(who) && !passages.includes(said.trim()));
}
