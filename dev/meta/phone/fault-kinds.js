// @ts-check

/**
 * @typedef {{ kind: string, names: [es: string, pt: string, en: string], fields?: Record<string, string | number> }} FaultKind
 * @typedef {{ group: 'graphGroup' | 'webhookGroup' | 'statusGroup', graph: boolean, kinds: FaultKind[] }} FaultGroup
 */

/** Every fault of the simulator, with the fields it takes and what they start as. @type {FaultGroup[]} */
export const FAULT_GROUPS = [
  {
    group: 'graphGroup',
    graph: true,
    kinds: [
      {
        kind: 'rate-limit',
        names: ['Límite de envíos (429)', 'Limite de envios (429)', 'Rate limit (429)'],
        fields: { code: 130429, retryAfterSeconds: '' },
      },
      { kind: 'server-error', names: ['Error interno (500)', 'Erro interno (500)', 'Server error (500)'] },
      {
        kind: 'bad-gateway',
        names: ['Página de error HTML (502)', 'Página de erro HTML (502)', 'HTML error page (502)'],
      },
      { kind: 'hang', names: ['No responde nunca', 'Nunca responde', 'Never answers'] },
      {
        kind: 'reset-after-accept',
        names: ['Acepta y corta la conexión', 'Aceita e corta a conexão', 'Accepts, then resets'],
      },
      {
        kind: 'hang-after-accept',
        names: ['Acepta y no responde', 'Aceita e não responde', 'Accepts, never answers'],
      },
      {
        kind: 'truncated-json',
        names: ['Acepta y corta el JSON', 'Aceita e corta o JSON', 'Accepts, cuts the JSON'],
      },
      {
        kind: 'error-in-200',
        names: ['Error dentro de un 200', 'Erro dentro de um 200', 'Error inside a 200'],
      },
      {
        kind: 'expired-token',
        names: ['Token vencido (190/463)', 'Token expirado (190/463)', 'Expired token (190/463)'],
      },
      { kind: 'expired-media', names: ['Archivo vencido', 'Arquivo expirado', 'Expired file'] },
      {
        kind: 'graph-error',
        names: ['Otro error de Graph', 'Outro erro da Graph', 'Any Graph error'],
        fields: { code: 131049 },
      },
      {
        kind: 'failed-status',
        names: ['Acepta y después falla', 'Aceita e depois falha', 'Accepts, fails later'],
        fields: { code: 131026 },
      },
    ],
  },
  {
    group: 'webhookGroup',
    graph: false,
    kinds: [
      { kind: 'duplicate', names: ['Duplicados', 'Duplicados', 'Duplicates'], fields: { copies: 3 } },
      { kind: 'reorder', names: ['Fuera de orden', 'Fora de ordem', 'Out of order'], fields: { size: 3 } },
      {
        kind: 'batch',
        names: ['Varios en un envío', 'Vários em um envio', 'Several in one body'],
        fields: { size: 3 },
      },
      {
        kind: 'late-retry',
        names: ['Repetición tardía', 'Repetição tardia', 'Late retry'],
        fields: { delayMs: 15000 },
      },
      {
        kind: 'rotated-secret',
        names: ['Firma con otro secreto', 'Assina com outro segredo', 'Signed with another secret'],
        fields: { secret: 'rotated' },
      },
      { kind: 'raw-utf8', names: ['UTF-8 sin escapar', 'UTF-8 sem escape', 'Raw UTF-8'] },
      {
        kind: 'raw-utf8-escaped-signature',
        names: ['UTF-8 con firma escapada', 'UTF-8 com assinatura escapada', 'Raw UTF-8, escaped signature'],
      },
      {
        kind: 'missing-from',
        names: ['Sin número (solo usuario)', 'Sem número (só usuário)', 'No number (username only)'],
      },
      { kind: 'wrong-signature', names: ['Firma equivocada', 'Assinatura errada', 'Wrong signature'] },
    ],
  },
  {
    group: 'statusGroup',
    graph: false,
    kinds: [
      { kind: 'no-statuses', names: ['Sin estados', 'Sem estados', 'No statuses'] },
      {
        kind: 'delayed-statuses',
        names: ['Estados demorados', 'Estados atrasados', 'Delayed statuses'],
        fields: { delayMs: 10000 },
      },
      {
        kind: 'shuffled-statuses',
        names: ['Estados fuera de orden', 'Estados fora de ordem', 'Statuses out of order'],
      },
    ],
  },
];
