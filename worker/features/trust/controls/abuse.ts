import type { Control } from '../control.ts';

export const ABUSE: readonly Control[] = [
  {
    id: 'sign-in-limits',
    area: 'abuse',
    claim: {
      es: 'Adivinar contraseñas se frena: cinco fallos bloquean la cuenta un rato, y hay límites por cuenta y por red.',
      pt: 'Adivinhar senhas é contido: cinco falhas bloqueiam a conta por um tempo, e há limites por conta e por rede.',
      en: 'Guessing of passwords is held up: five failures lock the account for a while, and there are limits by account and network.',
    },
    code: [
      'worker/http/admit.ts',
      'worker/http/limits.ts',
      'durable-objects/edge-gate.ts',
      'worker/features/accounts/sign-in.ts',
    ],
    proofs: [
      { kind: 'test', file: 'test/unit/accounts/token-bucket.test.ts', tests: 6 },
      { kind: 'test', file: 'test/workerd/edge-gate.test.ts', tests: 6 },
      { kind: 'test', file: 'test/end-to-end/sign-in.test.ts', tests: 3 },
    ],
    notCovered: {
      es: 'Quien ataca a una cuenta puede demorar a su dueño hasta quince minutos.',
      pt: 'Quem ataca uma conta pode atrasar o dono em até quinze minutos.',
      en: 'Whoever attacks an account can delay its owner by up to fifteen minutes.',
    },
    standards: { asvs: ['6.1.1', '6.3.1', '6.6.3'], api: ['API2', 'API4'], llm: [] },
  },
  {
    id: 'tenant-limits',
    area: 'abuse',
    claim: {
      es: 'Los pedidos tienen límites por persona, clave, negocio y red, que se cuentan antes de leer nada.',
      pt: 'Os pedidos têm limites por pessoa, chave, negócio e rede, contados antes de ler qualquer coisa.',
      en: 'Requests are limited by person, key, business and network, and counted before anything is read.',
    },
    code: ['worker/http/admit.ts', 'worker/http/limits.ts', 'durable-objects/gate.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/gate/token-bucket.test.ts', tests: 7 },
      { kind: 'test', file: 'test/workerd/request-limits.test.ts', tests: 6 },
      { kind: 'test', file: 'test/end-to-end/customer-limits.test.ts', tests: 1 },
      { kind: 'probe', name: 'gates-hold' },
    ],
    notCovered: {
      es: 'Diez cuentas ajenas juntas pueden demorar las lecturas de un negocio un minuto.',
      pt: 'Dez contas alheias juntas podem atrasar as leituras de um negócio por um minuto.',
      en: 'Ten accounts of strangers together can delay a business’s reads by a minute.',
    },
    standards: { asvs: ['2.4.1'], api: ['API4', 'API6'], llm: ['LLM10'] },
  },
  {
    id: 'circuit-breakers',
    area: 'abuse',
    claim: {
      es: 'Si un servicio externo falla, se deja de llamarlo por un tiempo; el de un negocio no afecta a otro.',
      pt: 'Se um serviço externo falha, ele deixa de ser chamado por um tempo; o de um negócio não afeta outro.',
      en: 'A service of others that fails is not called for a while; one business’s does not affect another’s.',
    },
    code: ['worker/platform/gated-call.ts', 'durable-objects/gate.ts', 'durable-objects/policy/breaker.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/gate/breaker.test.ts', tests: 21 },
      { kind: 'test', file: 'test/unit/gate/breaker-properties.test.ts', tests: 1 },
      { kind: 'test', file: 'test/workerd/tenant-gate.test.ts', tests: 4 },
      { kind: 'probe', name: 'gates-hold' },
    ],
    notCovered: {
      es: 'La base de datos y las páginas web que se leen: solo tienen un tiempo máximo.',
      pt: 'O banco de dados e as páginas web que são lidas: só têm um tempo máximo.',
      en: 'The database and web pages that are read: they only have a time limit.',
    },
    standards: { asvs: ['16.5.2'], api: ['API4', 'API10'], llm: ['LLM10'] },
  },
  {
    id: 'central-budget',
    area: 'abuse',
    claim: {
      es: 'Un presupuesto en dinero limita la IA, los archivos, las búsquedas y los envíos: se reserva antes de gastar.',
      pt: 'Um orçamento em dinheiro limita a IA, os arquivos, as buscas e os envios: reserva-se antes de gastar.',
      en: 'One budget in money bounds AI, files, embeddings and sending: it is reserved before it is spent.',
    },
    code: [
      'durable-objects/budget.ts',
      'durable-objects/tenant-gate.ts',
      'durable-objects/platform-budget.ts',
      'worker/features/assistant/gated-chat.ts',
    ],
    proofs: [
      { kind: 'test', file: 'test/unit/gate/ledger.test.ts', tests: 23 },
      { kind: 'test', file: 'test/unit/gate/ledger-closing.test.ts', tests: 21 },
      { kind: 'test', file: 'test/unit/gate/ledger-properties.test.ts', tests: 1 },
      { kind: 'test', file: 'test/unit/gate/leases-properties.test.ts', tests: 2 },
      { kind: 'test', file: 'test/workerd/tenant-gate.test.ts', tests: 16 },
      { kind: 'test', file: 'test/workerd/platform-budget.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/usage-api.test.ts', tests: 2 },
      { kind: 'probe', name: 'gates-hold' },
    ],
    notCovered: {
      es: 'Lo que un proveedor cobre por encima de la tabla de precios configurada.',
      pt: 'O que um fornecedor cobrar acima da tabela de preços configurada.',
      en: 'What a provider charges above the price table that was configured.',
    },
    standards: { asvs: ['2.3.2', '2.4.1'], api: ['API4', 'API6'], llm: ['LLM10'] },
  },
  {
    id: 'input-guard',
    area: 'abuse',
    claim: {
      es: 'Los mensajes se revisan en busca de instrucciones ocultas y contenido malicioso antes de llegar a la IA.',
      pt: 'As mensagens são examinadas em busca de instruções ocultas e conteúdo malicioso antes de chegar à IA.',
      en: 'Messages are checked for hidden instructions and malicious content before they reach the AI.',
    },
    code: ['worker/guard', 'worker/features/assistant/guard-turn.ts'],
    proofs: [
      { kind: 'test', file: 'test/end-to-end/guard.test.ts', tests: 3 },
      { kind: 'test', file: 'test/unit/guard/payloads.test.ts', tests: 27 },
    ],
    notCovered: {
      es: 'Reconoce palabras, no intenciones: un pedido cortés de datos ajenos puede pasar. Por eso el asistente solo cita los documentos del negocio y se revisa lo que sale.',
      pt: 'Reconhece palavras, não intenções: um pedido cortês de dados alheios pode passar. Por isso o assistente só cita os documentos do negócio e o que sai é revisto.',
      en: 'It recognises words, not intentions: a polite request for somebody else’s data may pass. That is why the assistant only quotes the business’s documents, and what leaves is checked.',
    },
    standards: { asvs: ['1.3.3', '2.2.1'], api: ['API10'], llm: ['LLM01', 'LLM05', 'LLM07'] },
  },
  {
    id: 'abuse-blocks',
    area: 'abuse',
    claim: {
      es: 'El abuso repetido suma: primero un aviso, después una pausa, al final un bloqueo. Lo ve y lo levanta el negocio; si es de una red, el operador.',
      pt: 'O abuso repetido soma: primeiro um aviso, depois uma pausa, no fim um bloqueio. Quem o vê e retira é o negócio; se for de uma rede, o operador.',
      en: 'Repeated abuse adds up: a warning, a pause, then a block. The business sees and lifts it; that of a network, the operator.',
    },
    code: [
      'durable-objects/gate.ts',
      'durable-objects/edge-gate.ts',
      'durable-objects/policy/strikes.ts',
      'worker/features/abuse',
    ],
    proofs: [
      { kind: 'test', file: 'test/unit/gate/strikes.test.ts', tests: 18 },
      { kind: 'test', file: 'test/workerd/edge-gate.test.ts', tests: 4 },
      { kind: 'test', file: 'test/workerd/edge-gate-steps.test.ts', tests: 6 },
      { kind: 'test', file: 'test/database/edge-abuse.test.ts', tests: 7 },
      { kind: 'test', file: 'test/end-to-end/edge-abuse.test.ts', tests: 2 },
      { kind: 'test', file: 'test/end-to-end/usage-api.test.ts', tests: 4 },
    ],
    notCovered: {
      es: 'Quien vuelve con otro número o desde otra red empieza de cero.',
      pt: 'Quem volta com outro número ou de outra rede começa do zero.',
      en: 'Whoever comes back with another number or from another network starts anew.',
    },
    standards: { asvs: ['2.4.1', '16.3.3'], api: ['API4', 'API6'], llm: ['LLM01', 'LLM10'] },
  },
  {
    id: 'opt-out-window',
    area: 'abuse',
    claim: {
      es: 'La base de datos impide escribir a quien pidió no recibir mensajes, o pasadas 24 horas desde su último mensaje.',
      pt: 'O banco de dados impede escrever a quem pediu para não receber mensagens, ou passadas 24 horas da última mensagem.',
      en: 'The database keeps us from writing to whoever opted out, or more than 24 hours after their latest message.',
    },
    code: ['migrations', 'worker/features/assistant/opt-out.ts'],
    proofs: [
      { kind: 'test', file: 'test/database/outbox-invariants.test.ts', tests: 48 },
      { kind: 'test', file: 'test/end-to-end/opt-out-and-window.test.ts', tests: 5 },
    ],
    notCovered: {
      es: 'La confirmación única de la baja, y lo que el negocio escribe desde otra aplicación.',
      pt: 'A confirmação única da saída, e o que o negócio escreve em outro aplicativo.',
      en: 'The one confirmation of an opt-out, and what the business writes in another app.',
    },
    standards: { asvs: ['2.3.2'], api: ['API6'], llm: ['LLM06'] },
  },
  {
    id: 'document-bounds',
    area: 'abuse',
    claim: {
      es: 'Los archivos se reconocen por su contenido y se leen con límites de tamaño, páginas y celdas, también ya descomprimidos.',
      pt: 'Os arquivos são reconhecidos pelo conteúdo e lidos com limites de tamanho, páginas e células, também já descomprimidos.',
      en: 'Files are recognised by their content and read within bounds of size, pages and cells, unpacked ones too.',
    },
    code: ['worker/features/knowledge/extract', 'worker/features/knowledge/uploaded-file.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/knowledge/hostile-files.test.ts', tests: 38 },
      { kind: 'test', file: 'test/unit/knowledge/hostile-documents.test.ts', tests: 22 },
      { kind: 'test', file: 'test/end-to-end/knowledge-bad-input.test.ts', tests: 14 },
    ],
    notCovered: {
      es: 'No se buscan virus: los originales se devuelven solo como descarga.',
      pt: 'Não se buscam vírus: os originais são devolvidos só como download.',
      en: 'No search for viruses: originals are given back as downloads only.',
    },
    standards: { asvs: ['5.2.1', '5.2.2', '5.2.3', '15.2.2'], api: ['API4'], llm: ['LLM10'] },
  },
  {
    id: 'page-fetch-bounds',
    area: 'abuse',
    claim: {
      es: 'Las páginas web se leen solo de direcciones públicas, redirecciones incluidas, con límites de tamaño y tiempo.',
      pt: 'As páginas web são lidas só de endereços públicos, redirecionamentos incluídos, com limites de tamanho e tempo.',
      en: 'Web pages are read from public addresses only, redirects included, within bounds of size and time.',
    },
    code: ['worker/platform/public-url.ts', 'worker/platform/public-fetch.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/knowledge-sources/public-url.test.ts', tests: 51 },
      { kind: 'test', file: 'test/unit/knowledge-sources/public-fetch.test.ts', tests: 24 },
      { kind: 'test', file: 'test/end-to-end/knowledge-pages.test.ts', tests: 16 },
    ],
    notCovered: {
      es: 'Nombres públicos que apuntan a redes privadas: eso lo impide Cloudflare.',
      pt: 'Nomes públicos que apontam para redes privadas: isso a Cloudflare impede.',
      en: 'Public names that lead into private networks: Cloudflare prevents that.',
    },
    standards: { asvs: ['1.3.6', '15.3.2'], api: ['API7', 'API10'], llm: [] },
  },
  {
    id: 'body-bounds',
    area: 'abuse',
    claim: {
      es: 'Los avisos que llegan se rechazan sin leer si pasan de 3 MB; los malformados no detienen a los demás.',
      pt: 'Os avisos que chegam são recusados sem leitura acima de 3 MB; os malformados não param os outros.',
      en: 'Incoming notices over 3 MB are refused unread; malformed ones do not hold up the others.',
    },
    code: ['worker/http/read-body.ts', 'worker/queues'],
    proofs: [
      { kind: 'test', file: 'test/end-to-end/bad-input.test.ts', tests: 5 },
      { kind: 'test', file: 'test/end-to-end/dead-letters.test.ts', tests: 3 },
    ],
    notCovered: {
      es: 'Una avalancha de pedidos pequeños: la frena Cloudflare.',
      pt: 'Uma avalanche de pedidos pequenos: a Cloudflare a contém.',
      en: 'A flood of small requests: Cloudflare holds that up.',
    },
    standards: { asvs: ['2.2.1', '15.2.2'], api: ['API4'], llm: [] },
  },
  {
    id: 'grounded-answers',
    area: 'abuse',
    claim: {
      es: 'Un modelo de IA responde solo si cita pasajes de los documentos del negocio; si no, no se envía lo que dijo.',
      pt: 'Um modelo de IA só responde se cita trechos dos documentos do negócio; caso contrário, o que disse não é enviado.',
      en: 'An AI model answers only if it cites passages of the business’s documents; else what it said is not sent.',
    },
    code: ['worker/providers/models'],
    proofs: [
      { kind: 'test', file: 'test/unit/models/grounded-answer.test.ts', tests: 11 },
      { kind: 'test', file: 'test/unit/models/grounded-prompt.test.ts', tests: 3 },
    ],
    notCovered: {
      es: 'Que lo citado se haya entendido bien.',
      pt: 'Que o citado tenha sido bem entendido.',
      en: 'Whether what is cited was understood rightly.',
    },
    standards: { asvs: [], api: [], llm: ['LLM05', 'LLM06', 'LLM09'] },
  },
];
