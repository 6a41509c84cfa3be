import type { SourceMutation } from './mutation.ts';

const EDGE_GATE = 'durable-objects/edge-gate.ts';
const LIMITS = 'worker/http/limits.ts';
const LEDGER_CLOSING = 'durable-objects/policy/ledger-closing.ts';
const limits = ['test/workerd/request-limits.test.ts'];
const tenantGate = ['test/workerd/tenant-gate.test.ts'];
const edgeSteps = ['test/workerd/edge-gate-steps.test.ts'];
const closing = ['test/unit/gate/ledger-closing.test.ts'];

/** Limits, breakers, money and abuse. */
export const GATE_MUTATIONS: SourceMutation[] = [
  {
    id: 'one-limit-for-everybody',
    defence: 'Nobody uses up what others may do',
    file: LIMITS,
    find: `bucket: \`\${name} \${subject}\``,
    replacement: `bucket: \`\${name} somebody\``,
    tests: limits,
  },
  {
    id: 'organisation-limit-told',
    defence:
      'Nobody is told how much an organisation has left, so that strangers cannot tell that it is there',
    file: LIMITS,
    find: 'isShared: true',
    replacement: 'isShared: false',
    tests: limits,
  },
  {
    id: 'pages-read-ten-times-as-often',
    defence: 'A network of which nobody is known reads pages only so often',
    file: LIMITS,
    find: 'page: { network: { burst: 300,',
    replacement: 'page: { network: { burst: 3_000,',
    tests: limits,
  },
  {
    id: 'gate-unreachable-lets-through',
    defence: 'Without a gate nothing gets through',
    file: 'worker/http/admit.ts',
    find: 'await askGate(gate.admit(admission), c.var.log);',
    replacement: `await askGate(gate.admit(admission), c.var.log).catch(
    () => ({ outcome: 'admitted', limits: [], probe: null, step: null }) as Admitted,
  );`,
    tests: limits,
  },
  {
    id: 'bad-credential-uncounted',
    defence: 'Credentials that are none count against the network that they come from',
    file: 'worker/http/guards/refuse-credential.ts',
    find: 'if (!isOurs) await',
    replacement: 'if (isOurs) await',
    tests: limits,
  },
  {
    id: 'breaker-never-opens',
    defence: 'An upstream that fails is not called for a while',
    file: 'durable-objects/policy/breaker.ts',
    find: '(failed >= calls * failureShare || slow >= calls * slowShare)',
    replacement: '(failed > calls * failureShare * 3 || slow > calls * slowShare * 3)',
    tests: ['test/unit/gate/breaker.test.ts'],
  },
  {
    id: 'ceiling-by-a-unit-too-high',
    defence: 'No ceiling is passed, not by a millionth',
    file: 'durable-objects/policy/ledger.ts',
    find: '!(micro <= room)',
    replacement: '!(micro <= room + 1)',
    tests: ['test/unit/gate/ledger.test.ts'],
  },
  {
    id: 'late-settlement-raises',
    defence: 'After its time a settlement can only lower the charge',
    file: LEDGER_CLOSING,
    find: 'late ? Math.min(actualMicro, micro) : actualMicro',
    replacement: 'late ? Math.max(actualMicro, 0) : actualMicro + micro - micro',
    tests: closing,
  },
  {
    id: 'expired-for-nothing',
    defence: 'What nobody settles is charged in full',
    file: LEDGER_CLOSING,
    find: `close(reservation, 'expired', reservation.micro)`,
    replacement: `close(reservation, 'expired', 0)`,
    tests: closing,
  },
  {
    id: 'each-call-a-reply',
    defence: 'A burst is one reply of the quota, however many calls it takes',
    file: 'durable-objects/budget.ts',
    find: 'if (burst === undefined || this.#isCharged(burst)) return true;',
    replacement: 'if (burst === undefined) return true;',
    tests: tenantGate,
  },
  {
    id: 'block-lets-through',
    defence: 'Whoever is blocked gets no further',
    file: 'durable-objects/gate.ts',
    find: `if (current === 'cooled_down' || current === 'blocked') {`,
    replacement: `if (current === 'cooled_down') {`,
    tests: ['test/workerd/edge-gate.test.ts'],
  },
  {
    id: 'step-of-a-refusal-untold',
    defence: 'A step against a network reaches the database though its request is refused',
    file: EDGE_GATE,
    find: `    await this.#scheduleWriting(now);
    if ('outcome' in passed) return passed;`,
    replacement: `    if ('outcome' in passed) return passed;
    await this.#scheduleWriting(now);`,
    tests: edgeSteps,
  },
  {
    id: 'unwritten-step-forgotten',
    defence: 'A step is kept until the database has it',
    file: EDGE_GATE,
    find: `      this.log.error('gate.steps_not_written', error);`,
    replacement: `      this.log.error('gate.steps_not_written', error);
      this.#steps.drop(this.#steps.waiting());`,
    tests: edgeSteps,
  },
  {
    id: 'blocked-before-it-is-audited',
    defence: 'Nobody is blocked that cannot be asked about',
    file: 'worker/features/abuse/act-on-gate.ts',
    find: `  await audit();
  await askGate(gate.block(subject), log);`,
    replacement: `  await askGate(gate.block(subject), log);
  await audit();`,
    tests: ['test/database/edge-abuse.test.ts'],
  },
  {
    id: 'manipulation-only-noted',
    defence: 'Who manipulates the assistant is refused',
    file: 'worker/guard/inspect-with.ts',
    find: `if (odds >= model.blockAt) return 'block';`,
    replacement: `if (odds >= model.blockAt) return 'suspicious';`,
    tests: ['test/unit/guard/inspect.test.ts'],
  },
  {
    id: 'forwarded-text-counts-again',
    defence: 'A text counts once, however often it is forwarded',
    file: 'durable-objects/policy/strikes.ts',
    find: `if (about !== undefined && counted.includes(about)) return { state, step: 'none' };`,
    replacement: '',
    tests: ['test/workerd/edge-gate.test.ts'],
  },
];
