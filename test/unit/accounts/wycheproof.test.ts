import { createHmac } from 'node:crypto';
import { CompactSign, importJWK } from 'jose';
import { expect, it } from 'vitest';
import { verifyHmacVectors, verifyJwsVectors } from '../../../dev/accounts/verify-wycheproof.ts';
import { makeSigningKey } from '../../../dev/operations/rotate-keys.ts';

it('counts what our HMAC accepts, and leaves shortened tags out', async () => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const tag = createHmac('sha256', 'key').update('message').digest('hex');
  const vector = { key: hex('key'), msg: hex('message'), tag };
  const tests = [
    { tcId: 1, ...vector, result: 'valid' },
    { tcId: 2, ...vector, result: 'invalid' },
    { tcId: 3, ...vector, tag: tag.replace(/^../, 'zz'), result: 'invalid' },
    { tcId: 4, ...vector, key: hex('other'), result: 'valid' },
  ];
  const short = [{ tcId: 5, ...vector, tag: tag.slice(0, 32), result: 'valid' }];
  expect(
    await verifyHmacVectors({
      testGroups: [
        { tagSize: 256, tests },
        { tagSize: 128, tests: short },
      ],
    }),
  ).toEqual({
    ...{ invalid: 2, invalid_accepted: [2], valid: 2, valid_refused: [4] },
    excluded: { 'tag of 128 bits': [5] },
  });
});

it('counts what our verifier of tokens accepts, and leaves keys of other algorithms out', async () => {
  const { d, ...key } = await makeSigningKey('k');
  const jws = await new CompactSign(new TextEncoder().encode('anything'))
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .sign(await importJWK({ ...key, d }, 'ES256'));
  const tests = [
    { tcId: 1, jws, result: 'valid' },
    { tcId: 2, jws, result: 'invalid' },
    { tcId: 3, jws: `${jws}=`, result: 'valid' },
    { tcId: 4, jws: { payload: 'x' }, result: 'invalid' },
  ];
  const report = await verifyJwsVectors({
    testGroups: [
      { public: key, tests },
      { public: { ...key, use: 'enc' }, tests: [{ tcId: 5, jws, result: 'invalid' }] },
      { private: { kty: 'oct', alg: 'HS256', kid: 'k' }, tests: [{ tcId: 6, jws, result: 'valid' }] },
    ],
  });
  expect(report).toEqual({
    ...{ invalid: 3, invalid_accepted: [2], valid: 2, valid_refused: [3] },
    excluded: { 'HS256: not ES256': [6] },
  });
});
