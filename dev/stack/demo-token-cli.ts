import { parseArgs } from 'node:util';
import { DEMO_BUSINESSES } from '../seed/businesses.ts';
import { loadDevSecrets } from './dev-secrets.ts';
import { mintAccessToken } from './mint-access-token.ts';

/** `npm run -s demo:token -- [--business la-espiga] [--url http://127.0.0.1:8787]`: a token for the local stack. */
const { values } = parseArgs({
  options: {
    business: { type: 'string', default: 'la-espiga' },
    url: { type: 'string', default: 'http://127.0.0.1:8787' },
  },
});
const business = DEMO_BUSINESSES.find(({ key }) => key === values.business);
if (!business) {
  console.error(`No such demo business. There are: ${DEMO_BUSINESSES.map(({ key }) => key).join(', ')}`);
  process.exit(2);
}
const secrets = await loadDevSecrets(new URL('../../.dev/data/secrets.json', import.meta.url).pathname);
console.log(await mintAccessToken(secrets, { issuer: values.url, ...business.owner }));
