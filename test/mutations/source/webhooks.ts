import type { SourceMutation } from './mutation.ts';

const META = 'worker/providers/meta/signature.ts';
const META_GUARD = 'worker/http/guards/meta-signature.ts';
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
    find: `if (await crypto.subtle.verify('HMAC', await keyOf(secret), signature, body)) return true;`,
    replacement: 'if (await keyOf(secret)) return signature.length > 0 && body.length >= 0;',
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
    id: 'meta-empty-secret-accepted',
    defence: 'No secret is not the empty secret',
    file: META,
    find: ` || secrets.length === 0 || secrets.includes('')`,
    replacement: '',
    tests: signatures,
  },
  {
    id: 'meta-signature-in-any-form',
    defence: 'Meta’s signature has one spelling',
    file: META,
    find: '/^sha256=([0-9a-f]{64})$/',
    replacement: '/sha256=([0-9a-f]{64})/i',
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
    id: 'webhook-body-unbounded',
    defence: 'No more of a body is read than its bound',
    file: 'worker/platform/bounded-bytes.ts',
    find: 'if (length > maxBytes) return null;',
    replacement: '',
    tests: ['test/end-to-end/bad-input.test.ts'],
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
    tests: ['test/end-to-end/bad-input.test.ts'],
  },
  {
    id: 'acknowledged-before-it-is-kept',
    defence: 'Meta gets its 200 only once the delivery is in the queue',
    file: 'worker/features/webhooks/routes.ts',
    find: 'await acceptDelivery(',
    replacement: 'void acceptDelivery(',
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
];
