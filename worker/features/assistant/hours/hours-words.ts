/** To open, as a habit or a plan. */
export const OPENS = words(
  `abren abre abran abrir abriran abrira abris abrem abrirao abrirem opens opening abriendo abrindo reabren apertura
  abertura`,
);
/** To be open. */
export const OPEN = words('abierto abiertos abierta abiertas aberto abertos aberta abertas open');
export const CLOSES = words(
  `cierran cierra cerrar cerraran cerras fecham fechar fecharao close closes closing cierre fechamento`,
);
export const CLOSED = words(
  'cerrado cerrados cerrada cerradas fechado fechados fechada fechadas closed cerrando fechando',
);
export const OPENED = words('abrieron abrio abriste abriram abriu opened');
export const HAS_CLOSED = words('cerraron cerro cerraste fecharam fechou');
/** To serve: about the business only with a day, a time or the hours. */
export const SERVE = words(
  `atienden atiende atender atenderan atendes atendem atende atenderao trabajan trabaja trabajaran trabajas trabalham
  trabalha laburan funcionan funciona funcionam funcionar visitan`,
);
export const SERVING = words('atendiendo atendendo trabajando trabalhando laburando funcionando');
export const STATE = words('estan esta estaran estara estao ficam fica estaba quedan hacen');
export const HOURS = words('horario horarios hours schedule timetable');
export const HOUR = words('hora horas hs time times');
export const WHEN = words('cuando quando when');
export const NOW = words(
  'ahora agora now ahorita momento already ya ja aun todavia ainda still sigue siguen',
);

/** Words that leave the question the same. What is in no list makes it a question about something else. */
const FILLERS = words(`
  el la los las un una al del de a en y e o que cual cuales son es ser seran sera estar van va vamos vuelven ustedes
  uds ud usted vos local negocio tienda comercio establecimiento si no tambien hasta desde para por su sus tienen tiene
  tenes manejan publico semana dia dias normal habitual actual mismo aca ahi alla este esta esa partir entonces
  do da dos das na nas nos em ao aos as os um uma uns voce voces loja estabelecimento qual quais sao eh vai vao tambem
  aqui ai ate so seu seus voltam comercial atencion atendimento atendimiento funcionamento expediente
  are re you guys days day ya yall is the store shop place it will be what s your at on in for this to i can do does and or business
  till until from right there us opening yet there of today
`);

/** Every word that a question about opening hours may have. */
export function isKnown(word: string): boolean {
  return ALL.some((list) => list.has(word));
}

const ALL = [
  ...[OPENS, OPEN, OPENED, CLOSES, CLOSED, HAS_CLOSED, SERVE, SERVING, STATE, HOURS, HOUR, WHEN, NOW],
  FILLERS,
];

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
