import { expect, it } from 'vitest';
import { readBody } from '../../../worker/http/read-body.ts';

const tooLarge = { code: 'too_large' };

/** A request of so many bytes, in two pieces. */
function request(bytes: number, declared: string | null) {
  const body = new Blob(['x'.repeat(Math.floor(bytes / 2)), 'x'.repeat(Math.ceil(bytes / 2))]).stream();
  const headers = declared === null ? [] : [['content-length', declared] as [string, string]];
  // The types do not know `duplex`, which Node asks for where a body is a stream.
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return new Request('https://portero.example', init);
}

it.each([null, '10'])('takes what fits the bound, declared as %s', async (declared) => {
  expect(await readBody(request(10, declared), 10)).toHaveLength(10);
});

it.each([
  ['more than the bound', 11, null],
  ['more than the bound, rightly declared', 11, '11'],
  ['more than the bound, declared as less', 11, '10'],
  ['more than the bound, declared as nothing that counts', 11, 'many'],
  ['a body that is declared too large', 1, '11'],
])('refuses %s', async (_, bytes, declared) => {
  await expect(readBody(request(bytes, declared), 10)).rejects.toMatchObject(tooLarge);
});
