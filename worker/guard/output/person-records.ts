import { fold } from '../text/folded.ts';

const RECORD =
  /\b(?:clientes?|clientas?|pacientes?|huesped(?:es)?|hospedes?|titular(?:es)?|comprador(?:a|es)?|inquilin[oa]s?|alumn[oa]s?|alun[oa]s?|customers?|guests?|patients?|buyers?|tenants?|pupils?|reserva(?:s|cion)?|turno|booking|appointment|pedido|encargo|encomenda|orden|order)\s{0,2}(?:n[º°o.]{0,2}\s{0,2}\d{1,9}\s{0,2})?(?:#\s{0,2}\d{1,9}\s{0,2})?(?::|;|-|de|da|do|del|of|for|para|a nombre de:?|em nome de:?)\s/;
/** A way to reach the business, or a rule for everybody. */
const EVERYBODY =
  /\b(?:atencion|servicio|atendimento|servico|soporte|suporte) (?:al|a|ao|de|do) clientes?\b|\bcustomer (?:service|support|care)\b/;
/** What a list of people is called, and a row of it. */
const PEOPLE =
  /\b(?:clientes|pacientes|huespedes|hospedes|pedidos|encargos|encomendas|reservas|turnos|alumnos|alunos|socios|customers|guests|patients|orders|bookings|appointments|members|students)\b/;
/** Of the first header its last character will do. */
const ROW = /[^:;\n]: [^;\n]{1,200}; [^:;\n]{1,60}: /;
const NAME = /\p{Lu}\p{Ll}{1,20}(?: (?:de |da |do |del |dos |la )?\p{Lu}\p{Ll}{1,20}){1,3}/gu;
const PRIVATE = /\d{6}|\d[ .-]\d{3}[ .-]?\d{3}|@|\b(?:dni|cpf|rut|cuil|passport|pasaporte|passaporte|ssn)\b/;
const MAX_UNIT = 500;

/**
 * Whether a line of a document is about one person: their order, their booking, their number. It names somebody and
 * says whose or what it is: `Pedido de Ana Gómez: 11 5555-0143`.
 * @param labels title and headings above it: under `Clientes` a row with a name and a number is about a person
 */
export function isRecordOfPerson(unit: string, labels: readonly string[] = []): boolean {
  const start = unit.slice(0, MAX_UNIT);
  const { text } = fold(start);
  if (EVERYBODY.test(text)) return false;
  const isPrivate = PRIVATE.test(text);
  const names = namesIn(start).length > 0;
  if (RECORD.test(text)) return isPrivate || names;
  return isPrivate && names && ROW.test(start) && PEOPLE.test(fold(labels.join('\n')).text);
}

/** Names of people of two words and more, folded. */
export function namesIn(unit: string): string[] {
  return [...unit.slice(0, MAX_UNIT).matchAll(NAME)].map(([name]) => withoutLabel(fold(name).text));
}

/** `Pedido Ana Gómez`: the first word is none of the name's. */
function withoutLabel(name: string): string {
  return name.replace(LABEL, '');
}

const LABEL =
  /^(?:nombre |nome |name |client[ea]s? |pacientes? |huesped |hospede |customer |guest |patient |pedido |encargo |encomenda |reserva |turno |order |booking |appointment )?(?:de |da |do |del |for |of )?/;
