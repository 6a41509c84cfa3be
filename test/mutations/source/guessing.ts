import type { SourceMutation } from './mutation.ts';

const checks = ['test/unit/accounts/check-password.test.ts'];
const leaks = ['test/unit/accounts/leaked-passwords.test.ts'];
const codes = ['test/unit/accounts/totp.test.ts'];
const work = ['test/workerd/sign-in-work.test.ts'];

/** Guessing: passwords, codes, limits; and addresses that lead inside. */
export const GUESSING_MUTATIONS: SourceMutation[] = [
  {
    id: 'short-passwords',
    defence: 'A password has twelve characters at least',
    file: 'worker/features/accounts/password/check-password.ts',
    find: 'const MIN_CODE_POINTS = 12;',
    replacement: 'const MIN_CODE_POINTS = 8;',
    tests: checks,
  },
  {
    id: 'leaked-passwords-accepted',
    defence: 'A password that has leaked is refused',
    file: 'worker/features/accounts/password/check-password.ts',
    find: `if (leak === 'leaked') throw new AppError('leaked_password');`,
    replacement: '',
    tests: checks,
  },
  {
    id: 'whole-hash-sent',
    defence: 'Five digits of a password’s hash leave the Worker, no more',
    file: 'worker/providers/leaked-passwords/look-up-leak.ts',
    find: 'hex.slice(0, 5)',
    replacement: 'hex.slice(0, 40)',
    tests: leaks,
  },
  {
    id: 'codes-of-a-long-time',
    defence: 'A code is one time step off at most',
    file: 'worker/features/accounts/second-factor/totp.ts',
    find: 'const WINDOW = 1;',
    replacement: 'const WINDOW = 10;',
    tests: codes,
  },
  {
    id: 'unknown-address-answers-sooner',
    defence: 'An unknown address costs as much work as a wrong password',
    file: 'worker/features/accounts/sign-in.ts',
    find: 'if (!(await verifyPassword(password, open?.hash ?? null)) || !open) {',
    replacement: 'if (!open || !(await verifyPassword(password, open.hash))) {',
    tests: work,
  },
  {
    id: 'limits-without-effect',
    defence: 'Who tries too often has to wait',
    file: 'worker/http/admit.ts',
    find: `if (admitted.outcome === 'admitted') return;`,
    replacement: `if (admitted.outcome !== 'blocked') return;`,
    tests: ['test/workerd/session-cookie.test.ts'],
  },
  {
    id: 'network-from-the-client',
    defence: 'A client does not say itself which network it comes from',
    file: 'worker/http/client-network.ts',
    find: `networkOf(request.headers.get('cf-connecting-ip') ?? '')`,
    replacement: `networkOf(request.headers.get('x-forwarded-for') ?? request.headers.get('cf-connecting-ip') ?? '')`,
    tests: ['test/unit/accounts/client-network.test.ts'],
  },
  {
    id: 'each-address-of-a-network-alone',
    defence: 'A subscriber’s IPv6 addresses count as one',
    file: 'worker/http/client-network.ts',
    find: '.slice(0, 4)',
    replacement: '.slice(0, 8)',
    tests: ['test/unit/accounts/client-network.test.ts'],
  },
  {
    id: 'pages-at-any-address',
    defence: 'No web page is fetched from an IP address',
    file: 'worker/platform/public-url.ts',
    find: `if (isAddress || labels.length < 2 || labels.includes('')) return null;`,
    replacement: `if (labels.includes('')) return null;`,
    tests: ['test/unit/knowledge-sources/public-url.test.ts'],
  },
  {
    id: 'redirects-unchecked',
    defence: 'A redirect is held to the same rules as the first address',
    file: 'worker/platform/public-fetch.ts',
    find: 'const next = publicUrl(location, rules, from);',
    replacement: 'const next = publicUrl(location, rules, from) ?? URL.parse(location, from);',
    tests: ['test/unit/knowledge-sources/public-fetch.test.ts'],
  },
  {
    id: 'passwords-under-one-salt',
    defence: 'Each password is hashed with a salt of its own',
    file: 'worker/features/accounts/password/hash-password.ts',
    find: 'crypto.getRandomValues(new Uint8Array(SALT_BYTES))',
    replacement: 'new Uint8Array(SALT_BYTES)',
    tests: ['test/workerd/password-hash.test.ts'],
  },
  {
    id: 'second-factor-begun-without-password',
    defence: 'An open session alone begins no second factor',
    file: 'worker/features/accounts/second-factor/routes.ts',
    find: `await showPassword(c.var.db, c.req.valid('json').password);`,
    replacement: 'void showPassword;',
    tests: ['test/end-to-end/second-factor.test.ts'],
  },
];
