import type { Context } from 'hono';
import { answerPage } from '../../http/answer-page.ts';
import type { AppEnv } from '../../http/context.ts';
import { chosenLanguage } from '../../http/error-messages.ts';
import { cronSecret } from '../../http/guards/cron-secret.ts';
import { open } from '../../http/guards/open.ts';
import { routes } from '../../http/routes.ts';
import { readConfig } from '../../platform/config.ts';
import { renderSecurityPage } from './page/render-page.ts';
import { writeSecurityTxt } from './page/security-txt.ts';
import { runProbes } from './probes/run-probes.ts';
import { readTrust } from './read-trust.ts';
import { type SecurityControlsDocument, serveControl } from './security-controls-document.ts';

/** A probe that fails shows within three minutes: one until it runs, one in a cache, and one to spare. */
const CACHE = 'public, max-age=60';

export const securityPageRoutes = routes().get(
  '/',
  open('the public security page: states of controls, no data of anybody', 'page'),
  async (c) => {
    const config = readConfig(c.env);
    const language = chosenLanguage(c.req.query('lang'), c.req.header('accept-language'));
    const page = renderSecurityPage(await readTrust(c.env, config, c.var.log), {
      ...{ language, publicUrl: config.PUBLIC_URL, contact: config.SECURITY_CONTACT },
    });
    c.header('cache-control', CACHE);
    return answerPage(c, page);
  },
);

export const wellKnownTrustRoutes = routes()
  .get(
    '/security-controls.json',
    open('the security page for programs: no data of anybody', 'page'),
    async (c) => {
      c.header('cache-control', CACHE);
      return c.json(await describeControls(c));
    },
  )
  .get('/security.txt', open('where to report a vulnerability (RFC 9116)', 'page'), (c) => {
    const { PUBLIC_URL, SECURITY_CONTACT } = readConfig(c.env);
    c.header('cache-control', CACHE);
    c.header('content-type', 'text/plain; charset=utf-8');
    return c.body(writeSecurityTxt(PUBLIC_URL, SECURITY_CONTACT, Date.now()));
  });

export const probeRoutes = routes().post('/', cronSecret(), async (c) =>
  c.json({ probes: (await runProbes(c.env, c.var.log)).results }),
);

async function describeControls(c: Context<AppEnv>): Promise<SecurityControlsDocument> {
  const { now, build, evidence, probes, controls } = await readTrust(c.env, readConfig(c.env), c.var.log);
  return {
    generatedAt: new Date(now).toISOString(),
    build,
    evidence: evidence.envelope,
    controls: controls.map(serveControl),
    probes,
  };
}
