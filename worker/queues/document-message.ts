import * as z from 'zod';
import { objectKeys } from '../platform/bucket.ts';

const readMessage = z.object({
  kind: z.literal('read'),
  tenantId: z.uuid(),
  documentId: z.uuid(),
  /** The version to read; one that is not the row's pending one any more is dropped, with its bytes. */
  key: z.string().max(200),
});

/** What the queue of documents carries: one document to read, or a tenant whose corrected answers to ask again. */
export const documentMessageSchema = z.discriminatedUnion('kind', [
  readMessage.refine(({ tenantId, documentId, key }) =>
    key.startsWith(objectKeys.documentFolder(tenantId, documentId)),
  ),
  z.object({ kind: z.literal('recheck'), tenantId: z.uuid() }),
]);

export type DocumentMessage = z.infer<typeof documentMessageSchema>;
export type ReadMessage = z.infer<typeof readMessage>;
