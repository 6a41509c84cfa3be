import { askOurselves } from './ask-ourselves.ts';
import type { Probe } from './probe.ts';

/** An answer of the API, a page of the assets, and a page of the Worker. */
const PATHS = ['/api/health', '/', '/security'];

const WANTED: Record<string, RegExp> = {
  'strict-transport-security': /^max-age=\d{8,}; includeSubDomains$/,
  'content-security-policy': /^(?!.*unsafe-)(?=.*default-src '(?:none|self)')(?=.*frame-ancestors 'none')/,
  'x-frame-options': /^DENY$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'permissions-policy': /camera=\(\)(?:(?!camera=\(\)).)*microphone=\(\)/,
};

/** Whether our own answers and pages carry the headers that protect whoever reads them, over HTTPS. */
export const headers: Probe = {
  name: 'headers',
  async run(context) {
    const { protocol, hostname } = new URL(context.config.PUBLIC_URL);
    if (protocol !== 'https:' && !['localhost', '127.0.0.1'].includes(hostname)) return 'not_https';
    const answers = await Promise.all(PATHS.map((path) => askOurselves(context, path)));
    if (answers.some(({ status }) => status !== 200)) return 'not_answered';
    const missing = Object.entries(WANTED).find(([name, value]) =>
      answers.some((answer) => !value.test(answer.headers.get(name) ?? '')),
    );
    return missing ? `missing_${missing[0].replaceAll('-', '_')}` : null;
  },
};
