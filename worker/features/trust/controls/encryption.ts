import type { Control } from '../control.ts';

export const ENCRYPTION: readonly Control[] = [
  {
    id: 'https-only',
    area: 'encryption',
    claim: {
      es: 'Cada página y cada respuesta obliga al navegador a volver solo por HTTPS, durante dos años (HSTS).',
      pt: 'Cada página e cada resposta obriga o navegador a voltar somente por HTTPS, por dois anos (HSTS).',
      en: 'Every page and answer makes the browser come back by HTTPS alone, for two years (HSTS).',
    },
    code: ['worker/http/security-headers.ts', 'web/public/_headers'],
    proofs: [
      { kind: 'test', file: 'test/workerd/security-headers.test.ts', tests: 7 },
      { kind: 'test', file: 'test/unit/platform/page-headers.test.ts', tests: 1 },
      { kind: 'probe', name: 'headers' },
    ],
    notCovered: {
      es: 'La primera visita de un navegador, y los certificados, que son de Cloudflare.',
      pt: 'A primeira visita de um navegador, e os certificados, que são da Cloudflare.',
      en: 'The first visit of a browser, and the certificates, which are Cloudflare’s.',
    },
    standards: { asvs: ['3.4.1'], api: ['API8'], llm: [] },
  },
  {
    id: 'security-headers',
    area: 'encryption',
    claim: {
      es: 'Cada página y cada respuesta prohíbe marcos ajenos, código de otros sitios y adivinar tipos de archivo.',
      pt: 'Cada página e cada resposta proíbe molduras alheias, código de outros sites e adivinhar tipos de arquivo.',
      en: 'Every page and answer forbids foreign frames, code from other sites and guessing of file types.',
    },
    code: ['worker/http/security-headers.ts', 'web/public/_headers'],
    proofs: [
      { kind: 'test', file: 'test/workerd/security-headers.test.ts', tests: 7 },
      { kind: 'test', file: 'test/unit/platform/page-headers.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/security-page.test.ts', tests: 1 },
      { kind: 'test', file: 'test/route-battery/route-battery.test.ts', tests: 1 },
      { kind: 'probe', name: 'headers' },
    ],
    notCovered: {
      es: 'Navegadores que no hacen caso de estas reglas.',
      pt: 'Navegadores que não respeitam essas regras.',
      en: 'Browsers that ignore these rules.',
    },
    standards: { asvs: ['3.4.3', '3.4.4', '3.4.5', '3.4.6'], api: ['API8'], llm: [] },
  },
  {
    id: 'sealed-secrets',
    area: 'encryption',
    claim: {
      es: 'Las llaves de tus canales se guardan cifradas (AES-256-GCM), cada una con su propia clave; lo que las abre no está en la base de datos.',
      pt: 'As chaves dos seus canais são guardadas cifradas (AES-256-GCM), cada uma com a própria chave; o que as abre não está no banco de dados.',
      en: 'The tokens of your channels are kept encrypted (AES-256-GCM), each under a key of its own; what opens them is not in the database.',
    },
    code: ['worker/platform/sealed.ts', 'worker/cron/reseal-tokens.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/platform/sealed.test.ts', tests: 9 },
      { kind: 'test', file: 'test/end-to-end/internal-jobs.test.ts', tests: 2 },
    ],
    notCovered: {
      es: 'Quien tomara control de nuestro programa en marcha, que tiene las claves.',
      pt: 'Quem tomasse o controle do nosso programa em execução, que tem as chaves.',
      en: 'Somebody who took over our running program, which holds the keys.',
    },
    standards: { asvs: ['11.3.2', '11.3.3', '13.3.4'], api: [], llm: [] },
  },
  {
    id: 'database-at-rest',
    area: 'encryption',
    claim: {
      es: 'La base de datos está cifrada en disco.',
      pt: 'O banco de dados é cifrado em disco.',
      en: 'The database is encrypted on disk.',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Lo dice Neon, no lo probamos nosotros. No protege de quien puede consultar la base.',
      pt: 'É o que diz a Neon, não testamos. Não protege de quem pode consultar o banco.',
      en: 'Neon says so, we have not tested it. It is no help against somebody who can query the database.',
    },
    standards: { asvs: ['14.2.4'], api: [], llm: [] },
    vendor: {
      name: 'Neon',
      url: 'https://neon.com/docs/security/security-overview',
      checkedOn: '2026-11-30',
    },
  },
  {
    id: 'files-at-rest',
    area: 'encryption',
    claim: {
      es: 'Los archivos y los mensajes recibidos están cifrados en disco (R2).',
      pt: 'Os arquivos e as mensagens recebidas são cifrados em disco (R2).',
      en: 'Files and received messages are encrypted on disk (R2).',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Lo dice Cloudflare, no lo probamos nosotros.',
      pt: 'É o que diz a Cloudflare, não testamos.',
      en: 'Cloudflare says so, we have not tested it.',
    },
    standards: { asvs: ['14.2.4'], api: [], llm: [] },
    vendor: {
      name: 'Cloudflare',
      url: 'https://developers.cloudflare.com/r2/reference/data-security/',
      checkedOn: '2026-11-30',
    },
  },
  {
    id: 'objects-at-rest',
    area: 'encryption',
    claim: {
      es: 'El estado de las conversaciones en curso está cifrado en disco (Durable Objects).',
      pt: 'O estado das conversas em andamento é cifrado em disco (Durable Objects).',
      en: 'The state of conversations under way is encrypted on disk (Durable Objects).',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Lo dice Cloudflare, no lo probamos nosotros.',
      pt: 'É o que diz a Cloudflare, não testamos.',
      en: 'Cloudflare says so, we have not tested it.',
    },
    standards: { asvs: ['14.2.4'], api: [], llm: [] },
    vendor: {
      name: 'Cloudflare',
      url: 'https://developers.cloudflare.com/durable-objects/reference/data-security/',
      checkedOn: '2026-11-30',
    },
  },
];
