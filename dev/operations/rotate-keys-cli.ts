import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { signingKeys } from '../../worker/platform/config.ts';
import { rotateKeys } from './rotate-keys.ts';

const USAGE = `Usage: npm run -s keys:rotate < file-with-ACCESS_TOKEN_KEYS | npx wrangler secret put ACCESS_TOKEN_KEYS
       npm run -s keys:rotate -- --first     a set for a new deployment
  Prints the set with a new key in front, which signs; the one before still verifies. The oldest of two goes: wait ten
  minutes, the life of an access token, from one rotation to the next. Keys are secret: nothing prints them twice.`;

try {
  const { values } = parseArgs({ options: { first: { type: 'boolean', default: false } } });
  const current = values.first ? { keys: [] } : await readKeys();
  console.log(JSON.stringify(await rotateKeys(current, new Date())));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}

async function readKeys() {
  const read = signingKeys.safeParse((await text(process.stdin)).trim());
  if (!read.success) throw new Error('Standard input holds no ACCESS_TOKEN_KEYS.');
  return read.data;
}
