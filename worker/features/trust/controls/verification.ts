import type { Control } from '../control.ts';

export const VERIFICATION: readonly Control[] = [
  {
    id: 'verified-builds',
    area: 'verification',
    claim: {
      es: 'Cada cambio pasa por las pruebas de separación y la auditoría de toda la API, y se rechaza si una falla.',
      pt: 'Cada mudança passa pelas provas de separação e pela auditoria de toda a API, e é recusada se uma falha.',
      en: 'Every change goes through the isolation tests and the audit of the whole API, and is refused if one fails.',
    },
    code: ['.ci/run', 'package.json'],
    proofs: [{ kind: 'test', file: 'test/unit/trust/continuous-integration.test.ts', tests: 2 }],
    notCovered: {
      es: 'Si una prueba mide lo correcto: eso lo decide una persona.',
      pt: 'Se uma prova mede o certo: isso uma pessoa decide.',
      en: 'Whether a test looks at the right thing: a person decides that.',
    },
    standards: { asvs: ['8.2.1', '8.4.1'], api: ['API9'], llm: [] },
  },
  {
    id: 'adversarial-tests',
    area: 'verification',
    claim: {
      es: 'Colecciones públicas de ataques a la IA se prueban con cada versión.',
      pt: 'Coleções públicas de ataques à IA são testadas a cada versão.',
      en: 'Public collections of attacks on AI are tried on every build.',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Hoy se prueban archivos, páginas y avisos hostiles, no ataques a la IA.',
      pt: 'Hoje se testam arquivos, páginas e avisos hostis, não ataques à IA.',
      en: 'Today hostile files, pages and notices are tried, attacks on AI are not.',
    },
    standards: { asvs: [], api: [], llm: ['LLM01', 'LLM05'] },
  },
  {
    id: 'budget-tests',
    area: 'verification',
    claim: {
      es: 'Con cada versión se prueba que el presupuesto no se puede superar.',
      pt: 'A cada versão se testa que o orçamento não pode ser ultrapassado.',
      en: 'Every build is tested for a budget that cannot be overrun.',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Todavía no hay presupuesto.',
      pt: 'Ainda não há orçamento.',
      en: 'There is no budget yet.',
    },
    standards: { asvs: ['2.3.4'], api: ['API4'], llm: ['LLM10'] },
  },
  {
    id: 'signed-evidence',
    area: 'verification',
    claim: {
      es: 'Esta página muestra como probado solo lo que pasó todas sus pruebas en esta misma versión, con un acta firmada.',
      pt: 'Esta página mostra como testado só o que passou em todas as provas nesta mesma versão, com uma ata assinada.',
      en: 'This page shows as verified only what passed all its proofs on this very build, by a signed statement.',
    },
    code: ['worker/features/trust', 'dev/evidence'],
    proofs: [
      { kind: 'test', file: 'test/unit/trust/verify-statement.test.ts', tests: 27 },
      { kind: 'test', file: 'test/unit/trust/control-states.test.ts', tests: 26 },
      { kind: 'test', file: 'test/unit/trust/run-proofs.test.ts', tests: 10 },
      { kind: 'test', file: 'test/unit/trust/verify-deployment.test.ts', tests: 21 },
      { kind: 'test', file: 'test/unit/trust/security-page.test.ts', tests: 10 },
      { kind: 'test', file: 'test/workerd/read-evidence.test.ts', tests: 4 },
      { kind: 'test', file: 'test/end-to-end/security-page.test.ts', tests: 3 },
      { kind: 'probe', name: 'evidence-fresh' },
    ],
    notCovered: {
      es: 'Desde afuera nadie puede probar qué programa corre; el acta dice qué versión declaramos.',
      pt: 'De fora ninguém pode provar qual programa roda; a ata diz qual versão declaramos.',
      en: 'Nobody can prove from outside which program runs; the statement says which build we declare.',
    },
    standards: { asvs: ['11.6.1'], api: ['API8'], llm: [] },
  },
  {
    id: 'live-probes',
    area: 'verification',
    claim: {
      es: 'Cada minuto el servicio en marcha intenta romper sus propias defensas; lo que falla se ve aquí en tres minutos.',
      pt: 'A cada minuto o serviço em funcionamento tenta romper suas próprias defesas; o que falha aparece aqui em três minutos.',
      en: 'Every minute the running service tries to break its own defences; what fails shows here within three minutes.',
    },
    code: ['worker/features/trust/probes', 'worker/features/trust/isolation', 'worker/cron/run-probes.ts'],
    proofs: [
      { kind: 'test', file: 'test/unit/trust/live-probes.test.ts', tests: 16 },
      { kind: 'test', file: 'test/unit/trust/security-page.test.ts', tests: 2 },
      { kind: 'test', file: 'test/database/canaries.test.ts', tests: 2 },
      { kind: 'test', file: 'test/database/canary-vectors.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/security-page.test.ts', tests: 7 },
    ],
    notCovered: {
      es: 'Lo que ningún sondeo intenta, y una falla que dura menos de un minuto.',
      pt: 'O que nenhuma sondagem tenta, e uma falha que dura menos de um minuto.',
      en: 'What no probe tries, and a failure that lasts less than a minute.',
    },
    standards: { asvs: ['16.3.3', '16.5.3'], api: ['API8'], llm: [] },
  },
  {
    id: 'isolation-certificate',
    area: 'verification',
    claim: {
      es: 'Quien es dueño de un negocio puede hacer que otro intente entrar en él, y recibe un informe firmado de lo que pasó.',
      pt: 'Quem é dono de um negócio pode fazer outro tentar entrar nele, e recebe um relatório assinado do que aconteceu.',
      en: 'The owner of a business can have another one try to get into it, and receives a signed report of what happened.',
    },
    code: ['worker/features/trust/certificate', 'worker/features/trust/isolation'],
    proofs: [
      { kind: 'test', file: 'test/end-to-end/isolation-certificate.test.ts', tests: 4 },
      { kind: 'test', file: 'test/database/canary-vectors.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Los intentos que el informe no nombra.',
      pt: 'As tentativas que o relatório não nomeia.',
      en: 'Attempts that the report does not name.',
    },
    standards: { asvs: ['8.4.1'], api: ['API1'], llm: ['LLM08'] },
  },
];
