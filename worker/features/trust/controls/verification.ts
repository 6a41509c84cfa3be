import type { Control } from '../control.ts';

export const VERIFICATION: readonly Control[] = [
  {
    id: 'authorisation-audit',
    area: 'verification',
    claim: {
      es: 'Una auditoría recorre todas las direcciones de la API y rechaza la versión si una no tiene guardia.',
      pt: 'Uma auditoria percorre todos os endereços da API e recusa a versão se um não tem guarda.',
      en: 'An audit walks all addresses of the API and refuses the build if one has no guard.',
    },
    code: ['dev/audit/audit-routes.ts', 'worker/http/route-audit.ts'],
    proofs: [
      { kind: 'audit', script: 'audit:routes' },
      { kind: 'test', file: 'test/workerd/route-table.test.ts' },
    ],
    notCovered: {
      es: 'Si el guardia elegido es el correcto: eso lo decide una persona.',
      pt: 'Se o guarda escolhido é o certo: isso uma pessoa decide.',
      en: 'Whether the guard is the right one: a person decides that.',
    },
    standards: { asvs: ['8.2.1'], api: ['API5', 'API9'], llm: [] },
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
      { kind: 'test', file: 'test/unit/trust/verify-statement.test.ts' },
      { kind: 'test', file: 'test/unit/trust/control-states.test.ts' },
      { kind: 'test', file: 'test/unit/trust/run-proofs.test.ts' },
      { kind: 'test', file: 'test/workerd/read-evidence.test.ts' },
      { kind: 'probe', name: 'evidence-fresh' },
    ],
    notCovered: {
      es: 'Desde afuera nadie puede probar qué programa corre; el acta dice qué versión declaramos.',
      pt: 'De fora ninguém pode provar qual programa roda; a ata diz qual versão declaramos.',
      en: 'Nobody can prove from outside which program runs; the statement says which build we declare.',
    },
    standards: { asvs: ['11.6.1', '15.2.4'], api: ['API8'], llm: ['LLM03'] },
  },
];
