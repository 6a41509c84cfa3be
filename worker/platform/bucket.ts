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
  deadLetter: (deliveryId: string) => `dead-letters/${deliveryId}`,
} as const;
