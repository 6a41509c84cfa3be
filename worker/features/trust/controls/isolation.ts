import type { Control } from '../control.ts';

export const ISOLATION: readonly Control[] = [
  {
    id: 'row-isolation',
    area: 'isolation',
    claim: {
      es: 'La base de datos misma separa las filas de cada negocio y las personales de cada usuario, pida lo que pida una consulta.',
      pt: 'O próprio banco de dados separa as linhas de cada negócio e as pessoais de cada usuário, seja qual for a consulta.',
      en: 'The database itself keeps the rows of each business, and each user’s personal ones, apart, whatever a query asks.',
    },
    code: ['migrations', 'worker/data'],
    proofs: [
      { kind: 'test', file: 'test/isolation/audit.test.ts', tests: 2 },
      { kind: 'test', file: 'test/isolation/search.test.ts', tests: 3 },
      { kind: 'test', file: 'test/isolation/vectors.test.ts', tests: 4 },
      { kind: 'test', file: 'test/isolation/beside-the-rows.test.ts', tests: 16 },
      { kind: 'probe', name: 'forced-rls' },
    ],
    notCovered: {
      es: 'Quien administra la base de datos.',
      pt: 'Quem administra o banco de dados.',
      en: 'Whoever administers the database.',
    },
    standards: { asvs: ['8.2.2', '8.4.1'], api: ['API1'], llm: ['LLM02', 'LLM08'] },
  },
  {
    id: 'signed-context',
    area: 'isolation',
    claim: {
      es: 'Qué negocio puede ver una consulta va firmado, se comprueba dentro de la base y vale 60 segundos.',
      pt: 'Qual negócio uma consulta pode ver vai assinado, é conferido dentro do banco e vale 60 segundos.',
      en: 'Which business a query may see is signed, checked inside the database and good for 60 seconds.',
    },
    code: ['worker/data/context.ts', 'migrations'],
    proofs: [
      { kind: 'test', file: 'test/database/signed-context.test.ts', tests: 43 },
      { kind: 'test', file: 'test/isolation/audit.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Quien tomara control de nuestro programa en marcha, que tiene la clave de la firma.',
      pt: 'Quem tomasse o controle do nosso programa em execução, que tem a chave da assinatura.',
      en: 'Somebody who took over our running program, which holds the signing key.',
    },
    standards: { asvs: ['8.3.1', '8.3.3', '9.1.1'], api: ['API1'], llm: [] },
  },
  {
    id: 'privileged-functions',
    area: 'isolation',
    claim: {
      es: 'Las funciones de la base con más permisos comprueban primero quién llama y con qué rol.',
      pt: 'As funções do banco com mais permissões conferem primeiro quem chama e com que papel.',
      en: 'Database functions with more rights first check who calls, and in which role.',
    },
    code: ['migrations'],
    proofs: [
      { kind: 'test', file: 'test/database/organisations-guards.test.ts', tests: 11 },
      { kind: 'test', file: 'test/isolation/audit.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Lo que alguien con el rol debido decide hacer.',
      pt: 'O que alguém com o papel devido decide fazer.',
      en: 'What somebody in the right role decides to do.',
    },
    standards: { asvs: ['8.2.1', '8.3.1'], api: ['API5'], llm: [] },
  },
  {
    id: 'database-role',
    area: 'isolation',
    claim: {
      es: 'Si la conexión a la base pudiera saltarse la separación, el servicio se niega a funcionar.',
      pt: 'Se a conexão ao banco pudesse contornar a separação, o serviço se recusa a funcionar.',
      en: 'The service refuses to work over a database connection that could get round the separation.',
    },
    code: ['worker/data/tenant-db.ts', 'migrations'],
    proofs: [
      { kind: 'test', file: 'test/database/strong-role.test.ts', tests: 1 },
      { kind: 'test', file: 'test/database/signed-context.test.ts', tests: 2 },
      { kind: 'probe', name: 'database-role' },
    ],
    notCovered: {
      es: 'La base de datos de desarrollo, que corre en la máquina de quien programa.',
      pt: 'O banco de dados de desenvolvimento, que roda na máquina de quem programa.',
      en: 'The development database, which runs on a programmer’s own machine.',
    },
    standards: { asvs: ['13.2.2', '16.5.3'], api: ['API8'], llm: [] },
  },
  {
    id: 'access-tokens',
    area: 'isolation',
    claim: {
      es: 'El pase de una sesión va firmado (ES256), dura diez minutos y solo vale para este servicio.',
      pt: 'O passe de uma sessão vai assinado (ES256), dura dez minutos e só vale para este serviço.',
      en: 'A session’s access token is signed (ES256), lasts ten minutes and is good for this service alone.',
    },
    code: ['worker/features/accounts/access-token.ts', 'worker/http/guards/session.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/accounts/access-token.test.ts', tests: 34 },
      { kind: 'test', file: 'test/workerd/session-guard.test.ts', tests: 6 },
    ],
    notCovered: {
      es: 'Un pase robado sirve hasta que vence o termina su sesión.',
      pt: 'Um passe roubado serve até vencer ou até a sessão terminar.',
      en: 'A stolen token works until it expires or its session ends.',
    },
    standards: { asvs: ['9.1.1', '9.1.2', '9.1.3', '9.2.1', '9.2.2', '9.2.3'], api: ['API2'], llm: [] },
  },
  {
    id: 'session-refresh',
    area: 'isolation',
    claim: {
      es: 'La llave que renueva una sesión cambia con cada uso; si vuelve una vieja, la sesión termina.',
      pt: 'A chave que renova uma sessão muda a cada uso; se uma antiga volta, a sessão termina.',
      en: 'The token that renews a session changes with each use; an old one that comes back ends the session.',
    },
    code: ['worker/features/accounts/refresh-session.ts', 'worker/features/accounts/refresh-token.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/accounts/refresh-token.test.ts', tests: 7 },
      { kind: 'test', file: 'test/database/refresh-session.test.ts', tests: 9 },
      { kind: 'test', file: 'test/end-to-end/sessions.test.ts', tests: 5 },
    ],
    notCovered: {
      es: 'Una repetición del último uso, que también hacen los navegadores con varias pestañas.',
      pt: 'Uma repetição do último uso, que também fazem os navegadores com várias abas.',
      en: 'A repetition of the latest use, which browsers with several tabs make as well.',
    },
    standards: { asvs: ['7.2.3', '7.3.1', '7.3.2', '10.4.5'], api: ['API2'], llm: [] },
  },
  {
    id: 'session-end',
    area: 'isolation',
    claim: {
      es: 'Cerrar sesión, perder un rol o salir de un equipo vale desde el pedido siguiente.',
      pt: 'Sair, perder um papel ou deixar uma equipe vale a partir do próximo pedido.',
      en: 'Signing out, losing a role or leaving a team counts from the very next request.',
    },
    code: ['worker/features/accounts/end-sessions.ts', 'worker/features/organisations'],
    proofs: [
      { kind: 'test', file: 'test/database/sessions.test.ts', tests: 5 },
      { kind: 'test', file: 'test/end-to-end/sessions.test.ts', tests: 3 },
      { kind: 'test', file: 'test/end-to-end/organisations.test.ts', tests: 3 },
    ],
    notCovered: {
      es: 'Lo que ya se había leído o descargado.',
      pt: 'O que já tinha sido lido ou baixado.',
      en: 'What had been read or downloaded before.',
    },
    standards: { asvs: ['7.4.1', '7.4.5', '8.3.2'], api: ['API2', 'API5'], llm: [] },
  },
  {
    id: 'api-keys',
    area: 'isolation',
    claim: {
      es: 'Las llaves de la API se guardan solo como huella, ven un solo negocio y dejan de servir al revocarlas.',
      pt: 'As chaves da API são guardadas só como resumo, veem um único negócio e deixam de servir ao serem revogadas.',
      en: 'API keys are kept as hashes only, see one business, and stop working when they are revoked.',
    },
    code: ['worker/http/guards/api-key.ts', 'worker/features/organisations'],
    proofs: [
      { kind: 'test', file: 'test/database/organisations-api-keys.test.ts', tests: 7 },
      { kind: 'test', file: 'test/end-to-end/api-keys.test.ts', tests: 6 },
    ],
    notCovered: {
      es: 'Una llave que su dueño entrega a otros, hasta que la revoca.',
      pt: 'Uma chave que o dono entrega a outros, até revogá-la.',
      en: 'A key that its owner hands to others, until it is revoked.',
    },
    standards: { asvs: ['8.2.1', '8.2.2', '11.4.1'], api: ['API2'], llm: [] },
  },
  {
    id: 'isolation-test',
    area: 'isolation',
    claim: {
      es: 'Cada versión se ataca desde otro negocio antes de darse por probada, y el servicio en marcha, una y otra vez.',
      pt: 'Cada versão é atacada a partir de outro negócio antes de valer como testada, e o serviço em execução, repetidamente.',
      en: 'Every build is attacked from another business before it counts as tested, and the running service again and again.',
    },
    code: ['dev/audit/isolation', 'test/isolation'],
    proofs: [
      { kind: 'audit', script: 'audit:isolation' },
      { kind: 'test', file: 'test/isolation/audit.test.ts', tests: 6 },
      { kind: 'test', file: 'test/isolation/caught.test.ts', tests: 2 },
      { kind: 'test', file: 'test/isolation/database-owner.test.ts', tests: 1 },
      { kind: 'test', file: 'test/isolation/module-state.test.ts', tests: 3 },
      { kind: 'probe', name: 'cross-tenant-read' },
    ],
    notCovered: {
      es: 'Formas de atacar que nadie conoce todavía.',
      pt: 'Formas de atacar que ninguém conhece ainda.',
      en: 'Ways to attack that nobody knows yet.',
    },
    standards: { asvs: ['8.4.1'], api: ['API1'], llm: [] },
  },
];
