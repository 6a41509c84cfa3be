import { answerPage } from '../../../http/answer-page.ts';
import { chosenLanguage } from '../../../http/error-messages.ts';
import { open } from '../../../http/guards/open.ts';
import { session } from '../../../http/guards/session.ts';
import { routes } from '../../../http/routes.ts';
import { smallBody } from '../../../http/small-body.ts';
import { readConfig } from '../../../platform/config.ts';
import { readOrganisation } from '../../organisations/read-organisation.ts';
import { issueCertificate } from './issue-certificate.ts';
import { renderCertificate } from './render-certificate.ts';

export const certificateRoutes = routes().post(
  '/',
  session({ roles: ['owner'], limit: 'certificate' }),
  smallBody,
  async (c) => {
    const { db, actor, log } = c.var;
    const organisation = await readOrganisation(db);
    const issued = await issueCertificate(c.env, { db, actor, organisation }, log);
    if (!c.req.header('accept')?.includes('text/html')) return c.json(issued);
    const language = chosenLanguage(c.req.query('lang'), c.req.header('accept-language'));
    return answerPage(c, renderCertificate(issued, language));
  },
);

/** The key that certificates are verified with (RFC 8037); none where none are issued. */
export const certificateKeyRoutes = routes().get(
  '/certificate-key.json',
  open('public key only', 'page'),
  (c) => {
    const { CERTIFICATE_KEY } = readConfig(c.env);
    c.header('cache-control', 'public, max-age=60');
    if (!CERTIFICATE_KEY) return c.json({ keys: [] });
    const { kty, crv, x, kid } = CERTIFICATE_KEY;
    return c.json({ keys: [{ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }] });
  },
);
