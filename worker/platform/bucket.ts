/** Every key in the bucket, so that what belongs to a tenant is seen in its name. */
export const objectKeys = {
  tenantFolder: (tenantId: string) => `tenants/${tenantId}/`,
  /** Each version of a document's original has a key of its own: the one that answers stays while the next is read. */
  document: (tenantId: string, documentId: string, versionId: string) =>
    `${objectKeys.documentFolder(tenantId, documentId)}${versionId}`,
  documentFolder: (tenantId: string, documentId: string) => `tenants/${tenantId}/documents/${documentId}/`,
  /** Where raw bodies of webhooks lie, of batches and waiting ones. */
  webhookFolders: ['webhooks/', 'webhook-bodies/'],
  /** One object a consumer batch: the raw bytes of its deliveries, one behind the other. */
  webhookBatch: (receivedAt: number, batchId: string) =>
    `webhooks/${new Date(receivedAt).toISOString().slice(0, 10)}/${batchId}`,
  /** A body too large for the queue waits here until the consumer has read it. */
  webhookBody: (deliveryId: string) => `webhook-bodies/${deliveryId}`,
  /** The signed statement about one build, written by whoever deploys it. */
  evidence: (digest: string) => `evidence/${digest}.json`,
  /** What the live probes of one build came to last. */
  probes: (digest: string | null) => `evidence/probes/${digest ?? 'unknown'}.json`,
  deadLetter: (deliveryId: string) => `dead-letters/${deliveryId}`,
} as const;

/** Where what belongs to no tenant lies: raw webhooks, which only consumers and the operator read, and evidence. */
export const OPERATOR_FOLDERS = ['webhooks/', 'webhook-bodies/', 'dead-letters/', 'evidence/'] as const;

export type TenantBucket = ReturnType<typeof tenantBucket>;

/**
 * The bucket as one tenant has it. A key outside its folder, whichever row or message named it, is one under which
 * nothing lies: nothing is read there, and nothing deleted.
 */
export function tenantBucket(env: Env, tenantId: string) {
  const folder = objectKeys.tenantFolder(tenantId);
  const isOwn = (key: string) => key.startsWith(folder);
  return {
    get: async (key: string) => (isOwn(key) ? env.BUCKET.get(key) : null),
    head: async (key: string) => (isOwn(key) ? env.BUCKET.head(key) : null),
    list: async (prefix: string) => (isOwn(prefix) ? (await env.BUCKET.list({ prefix })).objects : []),
    delete: async (...keys: string[]) => {
      const own = keys.filter(isOwn);
      if (own.length > 0) await env.BUCKET.delete(own);
    },
    /** @throws Error for a key outside the folder: only code makes the keys that are written */
    put: async (key: string, value: Blob | Uint8Array<ArrayBuffer>, options: R2PutOptions = {}) => {
      if (!isOwn(key)) throw new Error('a key of another tenant');
      await env.BUCKET.put(key, value, options);
    },
  };
}
