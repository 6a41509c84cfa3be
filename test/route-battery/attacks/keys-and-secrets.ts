import { createHmac } from 'node:crypto';
import { signatureOf } from '../../../dev/meta/sign.ts';
import { newApiKey } from '../../../worker/features/organisations/api-key.ts';
import { type Attack, isKind, refusedAlike } from '../attack.ts';
import { type Draft, render, withHeaders } from '../draft.ts';
import { bearer, bytesOf, signedForMeta } from '../guards.ts';
import { mapValues } from './credentials.ts';

/** Right in form: only the database knows. */
export const endedApiKey: Attack = refusedAlike({
  name: 'an API key that has ended, or never was',
  appliesTo: isKind('api-key'),
  tries: ({ world, bare }) => {
    const { revoked, expired } = world.keys;
    const keys = { 'of nobody': newApiKey().key, 'that was revoked': revoked, 'that expired': expired };
    return mapValues(keys, (key) => bearer(bare, key));
  },
});

export const wrongScope: Attack = refusedAlike({
  name: 'an API key of another scope',
  appliesTo: isKind('api-key'),
  code: () => 'forbidden',
  tries: ({ world, guard, bare }) => ({
    'the other scope': bearer(bare, world.keys[guard.detail === 'read' ? 'write' : 'read']),
  }),
});

export const forgedHandshake: Attack = refusedAlike({
  name: 'a handshake without the verify token',
  isBlind: true,
  appliesTo: isKind('meta-handshake'),
  async tries(target) {
    const good = await target.good();
    const token = good.query['hub.verify_token'] ?? '';
    const tokens = {
      empty: '',
      'a letter less': token.slice(0, -1),
      'a letter more': `${token}A`,
      'in upper case': token.toUpperCase(),
      'the app secret': target.world.test.secrets.metaAppSecret,
      'a NUL behind': `${token}\0`,
    };
    const query = (changed: Record<string, string>): Draft => ({
      ...good,
      query: { ...good.query, ...changed },
    });
    const twice = await render(query({ 'hub.verify_token': 'x' }));
    return {
      ...mapValues(tokens, (value) => query({ 'hub.verify_token': value })),
      'another mode': query({ 'hub.mode': 'unsubscribe' }),
      'a challenge that is too long': query({ 'hub.challenge': 'x'.repeat(300) }),
      'the right one second': { ...twice, path: `${twice.path}&hub.verify_token=${token}` },
      'as a header': withHeaders(target.bare, { 'hub.verify_token': token }),
    };
  },
});

export const forgedMetaSignature: Attack = refusedAlike({
  name: 'a body that Meta did not sign',
  isBlind: true,
  appliesTo: isKind('meta-signature'),
  async tries(target) {
    const good = await target.good();
    const bytes = bytesOf(good);
    const secret = target.world.test.secrets.metaAppSecret;
    const signature = signatureOf(bytes, secret);
    const hex = signature.slice('sha256='.length);
    const signatures: Record<string, string | string[]> = {
      empty: '',
      'no hex': 'sha256=',
      zeros: `sha256=${'0'.repeat(64)}`,
      'of another secret': signatureOf(bytes, `${secret}x`),
      'of an empty secret': signatureOf(bytes, ''),
      'of the verify token': signatureOf(bytes, target.world.test.secrets.metaVerifyToken),
      'of another body': signatureOf(Buffer.concat([bytes, Buffer.from(' ')]), secret),
      'of no body': signatureOf(new Uint8Array(), secret),
      'in upper case': `sha256=${hex.toUpperCase()}`,
      'a letter less': signature.slice(0, -1),
      'a letter more': `${signature}0`,
      'half of it': `sha256=${hex.slice(0, 32)}`,
      'without its name': hex,
      'under another name': `sha1=${hex}`,
      'in base64': `sha256=${Buffer.from(hex, 'hex').toString('base64')}`,
      'joined with another': `${signature},sha256=${'0'.repeat(64)}`,
      'in two lines': [signature, signature],
      'by SHA-1': `sha1=${createHmac('sha1', secret).update(bytes).digest('hex')}`,
    };
    const body = { bytes: Buffer.concat([bytes, Buffer.from(' ')]), type: 'application/json' };
    return {
      ...mapValues(signatures, (value) => withHeaders(good, { 'x-hub-signature-256': value })),
      'for other bytes': { ...good, body },
      'for no bytes': { ...good, body: null },
      'in the header of old': withHeaders(target.bare, { 'x-hub-signature': signature }),
      'of somebody else’s body': withHeaders(good, {
        'x-hub-signature-256': String(
          signedForMeta({ ...good, body }, secret).headers['x-hub-signature-256'],
        ),
      }),
    };
  },
});
