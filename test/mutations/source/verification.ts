import type { SourceMutation } from './mutation.ts';

/** What shows that the other defences hold: the verification of each change, evidence, probes, certificates. */
export const VERIFICATION_MUTATIONS: SourceMutation[] = [
  {
    id: 'verified-without-the-isolation-audit',
    defence: 'No change is taken without the audit of isolation',
    file: 'package.json',
    find: 'npm run audit:routes && npm run audit:isolation && npm test',
    replacement: 'npm run audit:routes && npm test',
    tests: ['test/unit/trust/continuous-integration.test.ts'],
  },
  {
    id: 'audit-blind-to-rows-read',
    defence: 'The audit of isolation notices that rows of others are read',
    file: 'dev/audit/isolation/attacks/read-table.ts',
    find: 'if (foreign > 0) return `read',
    replacement: 'if (foreign < 0) return `read',
    tests: ['test/isolation/caught.test.ts'],
  },
  {
    id: 'verified-with-skipped-tests',
    defence: 'A proof with a skipped test does not count',
    file: 'worker/features/trust/evidence/control-states.ts',
    find: `result.failed === 0 &&
    result.skipped === 0;`,
    replacement: 'result.failed === 0;',
    tests: ['test/unit/trust/control-states.test.ts'],
  },
  {
    id: 'probe-of-headers-by-name',
    defence: 'The probe of headers looks at what they say',
    file: 'worker/features/trust/probes/headers.ts',
    find: `!value.test(answer.headers.get(name) ?? '')`,
    replacement: '!value || !answer.headers.has(name)',
    tests: ['test/unit/trust/live-probes.test.ts'],
  },
  {
    id: 'certificate-passes-with-failures',
    defence: 'A certificate of isolation does not pass where one check failed',
    file: 'worker/features/trust/certificate/issue-certificate.ts',
    find: 'return !isFailed && checks',
    replacement: 'return (isFailed || !isFailed) && checks',
    tests: ['test/end-to-end/isolation-certificate.test.ts'],
  },
];
