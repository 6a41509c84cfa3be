import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const INSTALLED = [
  ...[
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ],
  ...['/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ...[
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ],
];

/**
 * Starts Chrome without a window: the one of `CHROME_PATH`, one that is installed, or on Linux the bundled Chromium.
 * @throws Error where there is none
 */
export async function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await findChrome(),
    args: [
      // Only the local stack is visited: no proxy, no background calls.
      ...['--no-proxy-server', '--disable-background-networking', '--font-render-hinting=none'],
      ...(isRoot ? ['--no-sandbox', '--no-zygote'] : []),
    ],
  });
}

async function findChrome(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return installed;
  if (process.platform !== 'linux') throw new Error('no Chrome found: name one in CHROME_PATH');
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}

/** Everything that a page complains about: console errors, uncaught exceptions, failed loads, CSP violations. */
export async function watchTroubles(page: Page): Promise<string[]> {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction('reportViolation', (directive: string) => troubles.push(`CSP: ${directive}`));
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    window.reportViolation(event.violatedDirective + ' ' + event.blockedURI))`);
  return troubles;
}
