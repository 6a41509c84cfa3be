import { words } from '../../providers/models/terms.ts';

const LONGEST = 80;

/** Whole messages, folded. Deliberately short: an ordinary question must never end someone's conversation. */
const STOP = new Set([
  ...['stop', 'stop all', 'stopall', 'unsubscribe', 'opt out', 'optout', 'remove me', 'end messages'],
  ...['stop messages', 'stop messaging me', 'no more messages', 'unsubscribe me', 'do not contact me'],
  ...[
    'baja',
    'dar de baja',
    'darme de baja',
    'dame de baja',
    'deme de baja',
    'denme de baja',
    'quiero darme de baja',
  ],
  ...['solicito la baja', 'quiero la baja', 'cancelar suscripcion', 'cancelar la suscripcion', 'desuscribir'],
  ...[
    'desuscribirme',
    'desuscribir me',
    'no mas mensajes',
    'no quiero mas mensajes',
    'no quiero recibir mas mensajes',
  ],
  ...[
    'no me escriban mas',
    'no me escriba mas',
    'no me contacten mas',
    'dejen de escribirme',
    'parar',
    'salir',
  ],
  ...[
    'no enviar mas mensajes',
    'no me envien mas mensajes',
    'no me manden mas mensajes',
    'eliminarme',
    'detener',
  ],
  ...[
    'sair',
    'pare',
    'descadastrar',
    'descadastre',
    'me descadastre',
    'descadastrar me',
    'remover',
    'me remova',
  ],
  ...['remova me', 'quero sair', 'cancelar inscricao', 'cancelar assinatura', 'cancelar a assinatura'],
  ...['nao quero mais mensagens', 'nao quero receber mais mensagens', 'nao quero mais receber mensagens'],
  ...[
    'nao me mande mais mensagens',
    'nao me enviem mais mensagens',
    'parem de me enviar mensagens',
    'mais mensagens nao',
  ],
]);
const START = new Set([
  ...['start', 'unstop', 'subscribe', 'resubscribe', 'opt in', 'optin', 'resume', 'start messages'],
  ...[
    'alta',
    'dar de alta',
    'darme de alta',
    'dame de alta',
    'volver',
    'quiero volver',
    'suscribirme',
    'reanudar',
  ],
  ...['voltar', 'quero voltar', 'cadastrar', 'me cadastre', 'retomar', 'inscrever', 'inscrever me'],
]);
const COURTESY =
  /^(?:por favor|porfavor|porfa|please|pls|hola|hello|hi|oi|ola) | (?:por favor|porfavor|porfa|please|pls|gracias|obrigad[oa]|thanks|ya|now|agora)$/g;

/**
 * Whether a message, taken as a whole, asks not to be written to any more ('stop') or to be written to again
 * ('start'). Case, accents, punctuation and courtesies do not matter.
 */
export function optOutIntent(text: string): 'stop' | 'start' | null {
  if (text.length > LONGEST) return null;
  const said = words(text.replace(/\p{Cf}+/gu, ''))
    .join(' ')
    .replaceAll('-', ' ');
  for (const message of [said, said.replace(COURTESY, '').trim()]) {
    if (STOP.has(message)) return 'stop';
    if (START.has(message)) return 'start';
  }
  return null;
}
