import type { SourceMutation } from './mutation.ts';

const META = 'worker/providers/meta/signature.ts';
const HMAC = 'worker/platform/hmac.ts';
const META_GUARD = 'worker/http/guards/meta-signature.ts';
const MERCADO_PAGO = 'worker/providers/mercado-pago/signature.ts';
const MERCADO_PAGO_GUARD = 'worker/http/guards/mercado-pago-signature.ts';
const PADDLE = 'worker/providers/paddle/signature.ts';
const mercadoPago = ['test/unit/webhooks/mercado-pago-signature.test.ts'];
const paddle = ['test/unit/webhooks/paddle-signature.test.ts'];
const webhookGuards = ['test/workerd/webhook-guards.test.ts'];
const signatures = ['test/unit/meta/signature.test.ts'];
const acknowledgement = [
  'test/workerd/webhook-acknowledgement.test.ts',
  'test/workerd/security-headers.test.ts',
];

/** What providers send. */
export const WEBHOOK_MUTATIONS: SourceMutation[] = [
  {
    id: 'meta-signature-unchecked',
    defence: 'A delivery counts only under Meta’s signature',
    file: META,
    find: 'if (await isSignedByAny(secrets, rawBody, [mac])) return true;',
    replacement: 'if (secrets.length > 0 && mac.length > 0) return true;',
    tests: signatures,
  },
  {
    id: 'meta-guard-lets-through',
    defence: 'What Meta did not sign goes no further',
    file: META_GUARD,
    find: 'if (!(await verifyMetaSignature(',
    replacement: 'if (rawBody.length < 0 && !(await verifyMetaSignature(',
    tests: acknowledgement,
  },
  {
    id: 'webhook-empty-secret-accepted',
    defence: 'No secret is not the empty secret',
    file: HMAC,
    find: `if (secrets.includes('')) return false;`,
    replacement: '',
    tests: signatures,
  },
  {
    id: 'webhook-signature-in-any-form',
    defence: 'A provider’s signature has one spelling',
    file: HMAC,
    find: '/^[0-9a-f]{64}$/',
    replacement: '/^[0-9a-f]{64}/i',
    tests: signatures,
  },
  {
    id: 'meta-handshake-token-unchecked',
    defence: 'The handshake asks for our verify token',
    file: META,
    find: `const isKnown = isSameSecret(query.get('hub.verify_token') ?? '', verifyToken);`,
    replacement: `const isKnown = query.has('hub.verify_token') || isSameSecret('', verifyToken);`,
    tests: signatures,
  },
  {
    id: 'unconfigured-provider-let-through',
    defence: 'Without a secret nothing is taken',
    file: 'worker/http/guards/mercado-pago-signature.ts',
    find: `return refuseWebhook(c, 'not_configured', { provider`,
    replacement: `return next(); void ({ provider`,
    tests: webhookGuards,
  },
  {
    id: 'mercado-pago-signature-unchecked',
    defence: 'A notice counts only under Mercado Pago’s signature',
    file: MERCADO_PAGO,
    find: `if (!isSigned.includes(true)) return 'mismatch';`,
    replacement: `if (isSigned.length === 0) return 'mismatch';`,
    tests: mercadoPago,
  },
  {
    id: 'mercado-pago-guard-lets-through',
    defence: 'What Mercado Pago did not sign goes no further',
    file: MERCADO_PAGO_GUARD,
    find: `if (verdict !== 'verified') return refuseWebhook(`,
    replacement: `if (verdict === 'unsigned') return refuseWebhook(`,
    tests: webhookGuards,
  },
  {
    id: 'mercado-pago-body-about-something-else',
    defence: 'The body of a notice is about the resource whose id was signed',
    file: MERCADO_PAGO_GUARD,
    find: `if (isOther) return refuseWebhook(`,
    replacement: `if (isOther && dataId === bodyId) return refuseWebhook(`,
    tests: webhookGuards,
  },
  {
    id: 'mercado-pago-ids-that-split-the-text',
    defence: 'No id moves the borders of what was signed',
    file: MERCADO_PAGO,
    find: String.raw`/^[\x21-\x3a\x3c-\x7e]{1,128}$/`,
    replacement: String.raw`/^[\x21-\x7e]{1,128}$/`,
    tests: mercadoPago,
  },
  {
    id: 'mercado-pago-time-unchecked',
    defence: 'Where a tolerance is set, an old notice is refused',
    file: MERCADO_PAGO,
    find: `return isStale ? 'stale' : 'verified';`,
    replacement: `return isStale && toleranceSeconds < 0 ? 'stale' : 'verified';`,
    tests: mercadoPago,
  },
  {
    id: 'paddle-signature-unchecked',
    defence: 'An event counts only under Paddle’s signature',
    file: PADDLE,
    find: `if (!(await isSignedByAny(secrets, signedBytes(ts, rawBody), macs))) return 'mismatch';`,
    replacement: `if (!isSignedByAny || !signedBytes) return 'mismatch';`,
    tests: paddle,
  },
  {
    id: 'paddle-event-replayed',
    defence: 'An event that is older than the tolerance is refused',
    file: PADDLE,
    find: `return Math.abs(now - Number(ts) * 1000) <= toleranceSeconds * 1000 ? 'verified' : 'stale';`,
    replacement: `return now > 0 && toleranceSeconds > 0 ? 'verified' : 'stale';`,
    tests: paddle,
  },
  {
    id: 'paddle-guard-lets-through',
    defence: 'What Paddle did not sign goes no further',
    file: 'worker/http/guards/paddle-signature.ts',
    find: `if (verdict !== 'verified') {`,
    replacement: `if (verdict === 'unsigned') {`,
    tests: webhookGuards,
  },
  {
    id: 'paddle-signatures-without-number',
    defence: 'A header makes no more work than four signatures do',
    file: PADDLE,
    find: ' && h1.length <= MAX_SIGNATURES',
    replacement: ' && MAX_SIGNATURES > 0',
    tests: paddle,
  },
  {
    id: 'webhook-body-unbounded',
    defence: 'No more of a body is read than its bound',
    file: 'worker/platform/bounded-bytes.ts',
    find: 'if (length > maxBytes) return null;',
    replacement: '',
    tests: ['test/unit/http/read-body.test.ts'],
  },
  {
    id: 'declared-length-believed',
    defence: 'A body that is declared too large is refused',
    file: 'worker/http/read-body.ts',
    find: `if (Number(declared) > maxBytes) throw new AppError('too_large');
  if (declared !== null) {
    // The runtime hands over no more than was declared, and at once is faster than in pieces.
    const body = new Uint8Array(await request.arrayBuffer());
    if (body.length > maxBytes) throw new AppError('too_large');`,
    replacement: `if (declared !== null) {
    const body = new Uint8Array(await request.arrayBuffer());`,
    tests: ['test/unit/http/read-body.test.ts'],
  },
  {
    id: 'acknowledged-before-it-is-kept',
    defence: 'Meta gets its 200 only once the delivery is in the queue',
    file: 'worker/features/webhooks/routes.ts',
    find: `await acceptDelivery(c.env, requestId, { provider: 'meta',`,
    replacement: `void acceptDelivery(c.env, requestId, { provider: 'meta',`,
    tests: acknowledgement,
  },
  {
    id: 'queue-payload-unchecked',
    defence: 'Every message of the queue passes its schema',
    file: 'worker/queues/open-deliveries.ts',
    find: `if (!result.success) throw new PoisonError('malformed_payload');
  return result.data;`,
    replacement: 'return (result.data ?? payload) as Delivery;',
    tests: ['test/workerd/queue-consumers.test.ts'],
  },
  {
    id: 'document-key-of-another-tenant',
    defence: 'A message about a document names bytes of that very document',
    file: 'worker/queues/document-message.ts',
    find: 'key.startsWith(objectKeys.documentFolder(tenantId, documentId))',
    replacement: 'key.length > 0 && objectKeys.documentFolder(tenantId, documentId) !== key',
    tests: ['test/workerd/document-queue.test.ts'],
  },
  {
    id: 'body-in-pieces-unbounded',
    defence: 'A body that declares no length is counted as it arrives',
    file: 'worker/http/read-body.ts',
    find: 'readBoundedBytes(request.body, maxBytes)',
    replacement: 'readBoundedBytes(request.body, Number.MAX_SAFE_INTEGER)',
    tests: ['test/unit/http/read-body.test.ts'],
  },
];
