/** `npm run -s bench:auth -- --json`: what verifying a token costs beside WebCrypto, and what accounts ask Postgres. */
import { parseArgs } from 'node:util';
import { compareVerification } from './compare-verification.ts';
import { countAccountTrips } from './count-account-trips.ts';
import { median, round } from './statistics.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const { product, raw } = await compareVerification();
const ratios = product.map((rate, index) => rate / (raw[index] ?? Number.NaN));
const trips = await countAccountTrips();
if (values.json) console.log(JSON.stringify({ jwt_ratio: round(median(ratios), 3), ...trips }));
else {
  console.log(`verifyAccessToken ${median(product).toFixed(0)} tokens/s, median of ${product.length} rounds`);
  console.log(`raw ES256         ${median(raw).toFixed(0)} signatures/s`);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(3));
  console.log(`ratio             ${median(ratios).toFixed(3)}, ${low} to ${high} (goal: at least 0.8)`);
  console.log(`round trips       ${trips.signin_trips} for a sign-in with a code (goal: at most 3)`);
  console.log(`                  ${trips.refresh_trips} for a refresh (goal: 1)`);
  console.log(
    `                  ${trips.request_extra_trips} for a request beyond its handler's own (goal: 0)`,
  );
}
