import type { SourceMutation } from './mutation.ts';

const LOG = 'worker/platform/log.ts';
const REDACT = 'worker/platform/redact.ts';
const logs = ['test/unit/platform/log.test.ts'];
const redaction = ['test/unit/platform/redact.test.ts'];
const headers = ['test/workerd/security-headers.test.ts'];
const PAGES = 'web/public/_headers';
const pages = ['test/unit/platform/page-headers.test.ts'];

/** What comes out: log lines, error reports, errors and headers. */
export const DISCLOSURE_MUTATIONS: SourceMutation[] = [
  {
    id: 'log-unredacted',
    defence: 'Every text of a log line is redacted',
    file: LOG,
    find: `typeof value === 'string' ? redact(value) : value`,
    replacement: `typeof value === 'string' && value === '' ? redact(value) : value`,
    tests: logs,
  },
  {
    id: 'log-with-error-messages',
    defence: 'The message of an error, which may quote a customer, stays out of the log',
    file: LOG,
    find: 'error: root.name,',
    replacement: `error: [root.name, root.message].join(': '),`,
    tests: logs,
  },
  {
    id: 'addresses-unmasked',
    defence: 'E-mail addresses are masked',
    file: REDACT,
    find: '(address) =>',
    replacement: '(address) => address ||',
    tests: redaction,
  },
  {
    id: 'phone-numbers-unmasked',
    defence: 'Phone numbers are masked',
    file: REDACT,
    find: '(number) =>',
    replacement: '(number) => number ||',
    tests: redaction,
  },
  {
    id: 'secrets-unredacted',
    defence: 'Tokens and keys are taken out of texts',
    file: REDACT,
    find: 'clean + maskPII(redactSecrets(cut.slice(end)))',
    replacement: 'clean + maskPII(cut.slice(end))',
    tests: redaction,
  },
  {
    id: 'report-with-error-messages',
    defence: 'An error report holds no message that quotes a person',
    file: 'worker/platform/sentry.ts',
    find: `value: '[removed]',`,
    replacement: `value: exception.value ?? '[removed]',`,
    tests: ['test/unit/platform/sentry.test.ts'],
  },
  {
    id: 'report-as-it-came',
    defence: 'An error report is built anew from what is harmless',
    file: 'worker/platform/sentry.ts',
    find: 'const scrubbed: ErrorEvent = { type: undefined };',
    replacement: 'const scrubbed: ErrorEvent = { ...event };',
    tests: ['test/unit/platform/sentry.test.ts'],
  },
  {
    id: 'configuration-error-tells-names',
    defence: 'A wrong configuration tells nobody outside which variable it is',
    file: 'worker/http/errors.ts',
    find: `return errorResponse(c, 'not_configured');`,
    replacement: `return errorResponse(c, 'not_configured', error.variables);`,
    tests: ['test/workerd/configuration.test.ts'],
  },
  {
    id: 'unexpected-error-tells',
    defence: 'What nobody expected says nothing outside',
    file: 'worker/http/errors.ts',
    find: `return errorResponse(c, 'internal');`,
    replacement: `return errorResponse(c, 'internal', String((error.cause as Error | undefined)?.message ?? error.message));`,
    tests: ['test/end-to-end/error-reports.test.ts'],
  },
  {
    id: 'request-id-from-the-client',
    defence: 'A request’s id is ours, never the client’s',
    file: 'worker/http/request-id.ts',
    find: 'const id = uuidV7();',
    replacement: `const id = c.req.header('x-request-id') ?? uuidV7();`,
    tests: headers,
  },
  {
    id: 'no-hsts',
    defence: 'Browsers come back encrypted',
    file: 'worker/http/security-headers.ts',
    find: `strictTransportSecurity: 'max-age=63072000; includeSubDomains',`,
    replacement: 'strictTransportSecurity: false,',
    tests: headers,
  },
  {
    id: 'frames-allowed',
    defence: 'No answer of ours is shown in a frame',
    file: 'worker/http/security-headers.ts',
    find: `xFrameOptions: 'DENY',`,
    replacement: 'xFrameOptions: false,',
    tests: headers,
  },
  {
    id: 'no-content-security-policy',
    defence: 'Nothing that an answer might hold is run or loaded',
    file: 'worker/http/security-headers.ts',
    find: `defaultSrc: ["'none'"],`,
    replacement: `defaultSrc: ['*'],`,
    tests: headers,
  },
  {
    id: 'page-without-hsts',
    defence: 'Browsers come back to the pages encrypted',
    file: PAGES,
    find: '  Strict-Transport-Security: max-age=63072000; includeSubDomains\n',
    replacement: '',
    tests: pages,
  },
  {
    id: 'page-with-code-of-others',
    defence: 'A page runs no code of other sites',
    file: PAGES,
    find: `script-src 'self';`,
    replacement: `script-src 'self' https:;`,
    tests: pages,
  },
  {
    id: 'refusal-that-repeats-the-request',
    defence: 'What is not there is refused in the same words, whatever was asked for',
    file: 'worker/http/errors.ts',
    find: 'return errorResponse(c, error.code, error.detail);',
    replacement: `return errorResponse(c, error.code, error.code === 'not_found' ? c.req.path : error.detail);`,
    tests: ['test/route-battery/route-battery.test.ts'],
  },
];
