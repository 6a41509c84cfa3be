import type { Control } from '../control.ts';

export const EDGE: readonly Control[] = [
  {
    id: 'route-guards',
    area: 'edge',
    claim: {
      es: 'Cada dirección de la API tiene exactamente un guardia que dice quién puede llamarla, o el motivo de estar abierta.',
      pt: 'Cada endereço da API tem exatamente um guarda que diz quem pode chamá-lo, ou o motivo de estar aberto.',
      en: 'Every address of the API has exactly one guard that says who may call it, or why it is open.',
    },
    code: ['worker/http/guards', 'worker/http/route-audit.ts', 'worker/app.ts'],
    proofs: [
      { kind: 'audit', script: 'audit:routes' },
      { kind: 'test', file: 'test/unit/http/guard-types.test.ts', tests: 23 },
      { kind: 'test', file: 'test/unit/source-rules/source-rules.test.ts', tests: 11 },
      { kind: 'test', file: 'test/database/guards.test.ts', tests: 2 },
      { kind: 'test', file: 'test/workerd/route-table.test.ts', tests: 4 },
      { kind: 'test', file: 'test/workerd/queue-consumers.test.ts', tests: 28 },
      { kind: 'test', file: 'test/workerd/document-queue.test.ts', tests: 7 },
      { kind: 'test', file: 'test/route-battery/route-battery.test.ts', tests: 34 },
      { kind: 'probe', name: 'unguarded-refused' },
    ],
    notCovered: {
      es: 'Las páginas públicas, que no muestran datos de nadie.',
      pt: 'As páginas públicas, que não mostram dados de ninguém.',
      en: 'The public pages, which show nobody’s data.',
    },
    standards: { asvs: ['8.2.1', '8.3.1'], api: ['API2', 'API5', 'API9'], llm: [] },
  },
  {
    id: 'uniform-refusals',
    area: 'edge',
    claim: {
      es: 'Un pedido rechazado recibe una de pocas respuestas fijas, sin detalles internos.',
      pt: 'Um pedido recusado recebe uma de poucas respostas fixas, sem detalhes internos.',
      en: 'A refused request gets one of a few fixed answers, without internal details.',
    },
    code: ['worker/http/errors.ts', 'worker/http/error-messages.ts'],
    proofs: [
      { kind: 'test', file: 'test/end-to-end/api-keys.test.ts', tests: 1 },
      { kind: 'test', file: 'test/route-battery/route-battery.test.ts', tests: 8 },
    ],
    notCovered: {
      es: 'Cuánto tarda cada respuesta.',
      pt: 'Quanto demora cada resposta.',
      en: 'How long each answer takes.',
    },
    standards: { asvs: ['16.5.1', '16.5.3'], api: ['API8'], llm: [] },
  },
  {
    id: 'cors',
    area: 'edge',
    claim: {
      es: 'Desde un navegador, solo los sitios de una lista exacta pueden leer nuestras respuestas.',
      pt: 'A partir de um navegador, só os sites de uma lista exata podem ler nossas respostas.',
      en: 'In a browser, only the sites of an exact list can read our answers.',
    },
    code: ['worker/http/cors.ts'],
    proofs: [
      { kind: 'test', file: 'test/workerd/cors.test.ts', tests: 24 },
      { kind: 'test', file: 'test/route-battery/route-battery.test.ts', tests: 3 },
    ],
    notCovered: {
      es: 'Programas que no son navegadores: a ellos los frenan los guardias.',
      pt: 'Programas que não são navegadores: a eles param os guardas.',
      en: 'Programs that are no browsers: the guards stop those.',
    },
    standards: { asvs: ['3.4.2'], api: ['API8'], llm: [] },
  },
  {
    id: 'session-cookie',
    area: 'edge',
    claim: {
      es: 'La cookie de sesión solo sirve a nuestras propias páginas: ningún código la lee y ningún otro sitio la usa.',
      pt: 'O cookie de sessão só serve às nossas próprias páginas: nenhum código o lê e nenhum outro site o usa.',
      en: 'The session cookie serves our own pages alone: no script reads it, and no other site can use it.',
    },
    code: ['worker/features/accounts/session-cookie.ts', 'worker/http/guards/refresh-cookie.ts'],
    proofs: [
      { kind: 'test', file: 'test/workerd/session-cookie.test.ts', tests: 45 },
      { kind: 'test', file: 'test/end-to-end/request-rules.test.ts', tests: 2 },
    ],
    notCovered: {
      es: 'Un programa malicioso en la computadora de quien la usa.',
      pt: 'Um programa malicioso no computador de quem o usa.',
      en: 'Malicious software on the user’s own computer.',
    },
    standards: {
      asvs: ['3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.5.1', '3.5.2', '3.5.3'],
      api: ['API2'],
      llm: [],
    },
  },
  {
    id: 'webhook-signatures',
    area: 'edge',
    claim: {
      es: 'Los avisos de otras empresas, como los mensajes de WhatsApp, se aceptan solo con la firma válida de quien los envía.',
      pt: 'Os avisos de outras empresas, como as mensagens do WhatsApp, só são aceitos com a assinatura válida de quem os envia.',
      en: 'Notices of other companies, such as WhatsApp messages, are taken only with the valid signature of whoever sends them.',
    },
    code: [
      'worker/http/guards',
      'worker/providers/meta',
      'worker/providers/mercado-pago',
      'worker/providers/paddle',
    ],
    proofs: [
      { kind: 'test', file: 'test/unit/meta/signature.test.ts', tests: 19 },
      { kind: 'test', file: 'test/unit/webhooks/mercado-pago-signature.test.ts', tests: 30 },
      { kind: 'test', file: 'test/unit/webhooks/paddle-signature.test.ts', tests: 28 },
      { kind: 'test', file: 'test/unit/webhooks/meta-differential.test.ts', tests: 2 },
      { kind: 'test', file: 'test/unit/webhooks/mercado-pago-differential.test.ts', tests: 1 },
      { kind: 'test', file: 'test/unit/webhooks/paddle-differential.test.ts', tests: 1 },
      { kind: 'test', file: 'test/unit/webhooks/webhook-scripts.test.ts', tests: 2 },
      { kind: 'test', file: 'test/workerd/webhook-guards.test.ts', tests: 13 },
      { kind: 'test', file: 'test/workerd/webhook-acknowledgement.test.ts', tests: 6 },
      { kind: 'test', file: 'test/end-to-end/bad-input.test.ts', tests: 10 },
      { kind: 'test', file: 'test/end-to-end/billing-webhooks.test.ts', tests: 9 },
      { kind: 'probe', name: 'forged-signatures' },
    ],
    notCovered: {
      es: 'Meta no firma la fecha, ni Mercado Pago el texto: lo repetido se reconoce por su número y lo pagado se consulta.',
      pt: 'A Meta não assina a data, nem o Mercado Pago o texto: o repetido é reconhecido pelo número e o pago é consultado.',
      en: 'Meta signs no date and Mercado Pago no text: repeats are told by their id, and a payment is looked up.',
    },
    standards: { asvs: ['4.1.5', '11.2.4'], api: ['API2', 'API10'], llm: [] },
  },
  {
    id: 'live-connections',
    area: 'edge',
    claim: {
      es: 'La conexión en vivo del tablero se abre con un pase de un solo uso, no lleva contenido y termina con su sesión.',
      pt: 'A conexão ao vivo do painel abre com um passe de uso único, não leva conteúdo e termina com a sessão.',
      en: 'The live connection of the team page opens by a single-use ticket, carries no content and ends with its session.',
    },
    code: [
      'durable-objects/inbox-hub.ts',
      'durable-objects/policy/tickets.ts',
      'worker/http/guards/socket-ticket.ts',
    ],
    proofs: [
      { kind: 'test', file: 'test/workerd/live-connection.test.ts', tests: 23 },
      { kind: 'test', file: 'test/end-to-end/live-inbox.test.ts', tests: 3 },
    ],
    notCovered: {
      es: 'Avisos de los últimos diez minutos, si la desconexión inmediata falla.',
      pt: 'Avisos dos últimos dez minutos, se a desconexão imediata falhar.',
      en: 'Up to ten minutes of signals, should hanging up at once fail.',
    },
    standards: { asvs: ['4.4.2', '4.4.3', '4.4.4'], api: ['API2'], llm: [] },
  },
];
