import { terms } from '../../providers/models/terms.ts';

/** What any front desk says in any answer, in es, pt and en: it neither rests on a passage nor promises anything. */
export const NEUTRAL: ReadonlySet<string> = terms(
  `abrimos abierto cerramos cerrado atendemos horario horarios precio precios valor costo cuesta cuestan sale salen vale valen
  informacion consulta consultas duda dudas contacto contactar comunicarse escribir escribanos equipo persona cliente clientes
  local tienda negocio producto productos pedido pedidos disponible disponibles ofrecemos ofrece contamos encontrar
  lunes martes miercoles jueves viernes sabado domingo semana fin hora horas minutos dia dias mes ano
  esperamos ayudar ayuda ayudarle ayudarte gusto claro correcto exacto efectivamente ademas incluye incluido siempre solo
  unidad docena cada partir desde hasta segun tambien recomendamos puede podes realizar hacemos aceptamos permite permitido
  total cantidad nuestros nuestras servicio servicios casa lugar momento manera forma caso
  abre aberto aberta fechamos fechado atendimento funcionamos funciona horario preco precos valores custa custam sai saem informacao informacoes
  duvida duvidas contato equipe pessoa loja negocio produto produtos disponivel disponiveis oferecemos temos segunda terca quarta quinta sexta
  esperamos ajudar ajuda prazer certo alem inclui incluso sempre somente apenas unidade duzia partir tambem recomendamos podemos aceitamos
  open opening closed close hours price prices cost costs information question questions contact team person customer customers shop store
  business product products order orders available offer monday tuesday wednesday thursday friday saturday sunday week hour minutes day days
  help happy glad sure yes also include includes included always only each dozen unit starting recommend accept welcome look forward
  however currently unfortunately lamentablemente infelizmente lamento sorry regret`,
);
