import type { Control } from '../control.ts';

export const DATA: readonly Control[] = [
  {
    id: 'log-masking',
    area: 'data',
    claim: {
      es: 'Teléfonos y correos se enmascaran antes de escribir un registro; el texto de los mensajes no se registra.',
      pt: 'Telefones e e-mails são mascarados antes de escrever um registro; o texto das mensagens não é registrado.',
      en: 'Phone numbers and e-mail addresses are masked before a log line is written; the text of messages is not logged.',
    },
    code: ['worker/platform/redact.ts', 'worker/platform/log.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/platform/redact.test.ts', tests: 5 },
      { kind: 'test', file: 'test/end-to-end/logs.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Los registros propios de Cloudflare, Neon y Meta.',
      pt: 'Os registros próprios da Cloudflare, da Neon e da Meta.',
      en: 'The own logs of Cloudflare, Neon and Meta.',
    },
    standards: { asvs: ['14.2.4', '16.2.5'], api: [], llm: ['LLM02'] },
  },
  {
    id: 'log-redaction',
    area: 'data',
    claim: {
      es: 'Contraseñas, llaves y firmas se quitan antes de escribir cualquier registro.',
      pt: 'Senhas, chaves e assinaturas são removidas antes de escrever qualquer registro.',
      en: 'Passwords, keys and signatures are removed before anything is logged.',
    },
    code: ['worker/platform/redact.ts', 'worker/platform/log.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/platform/redact.test.ts', tests: 6 },
      { kind: 'test', file: 'test/end-to-end/logs.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Un secreto que no parece uno, escrito donde no corresponde.',
      pt: 'Um segredo que não parece um, escrito onde não deve.',
      en: 'A secret that does not look like one, written where none belongs.',
    },
    standards: { asvs: ['16.2.5', '14.2.1'], api: ['API8'], llm: ['LLM02'] },
  },
  {
    id: 'error-reports',
    area: 'data',
    claim: {
      es: 'Los informes de errores (Sentry) dicen dónde falló y nada de las personas.',
      pt: 'Os relatórios de erros (Sentry) dizem onde falhou e nada das pessoas.',
      en: 'Error reports (Sentry) say where it failed, and nothing of people.',
    },
    code: ['worker/platform/sentry.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/platform/sentry.test.ts', tests: 2 },
      { kind: 'test', file: 'test/end-to-end/error-reports.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'La hora del error y el número del pedido, que el informe sí lleva.',
      pt: 'A hora do erro e o número do pedido, que o relatório leva.',
      en: 'The time of the error and the number of the request, which a report does hold.',
    },
    standards: { asvs: ['14.2.3', '16.2.5'], api: ['API8'], llm: ['LLM02'] },
  },
];
