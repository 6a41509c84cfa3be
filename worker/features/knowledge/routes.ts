import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../domain/errors.ts';
import type { AppEnv } from '../../http/context.ts';
import { session } from '../../http/guards/session.ts';
import { validate } from '../../http/validate.ts';
import { deleteDocument } from './delete-document.ts';
import { MAX_DOCUMENT_BYTES } from './extract/extract-passages.ts';
import { listDocuments } from './list-documents.ts';
import { documentParam, uploadSchema } from './schemas.ts';
import { uploadDocument } from './upload-document.ts';

const EDITORS = ['owner', 'admin'] as const;
const READERS = ['owner', 'admin', 'agent', 'viewer'] as const;

/** Room for the form's own lines around the file. */
const uploadLimit = bodyLimit({
  maxSize: MAX_DOCUMENT_BYTES + 16 * 1024,
  onError: () => {
    throw new AppError('too_large');
  },
});

export const knowledgeRoutes = new Hono<AppEnv>()
  .get('/', session({ roles: READERS }), async (c) => c.json({ documents: await listDocuments(c.var.db) }))
  .post('/', session({ roles: EDITORS }), uploadLimit, validate('form', uploadSchema), async (c) => {
    const document = await uploadDocument(c.env, c.var.db, c.req.valid('form'));
    return c.json({ document }, 201);
  })
  .delete('/:document', session({ roles: EDITORS }), validate('param', documentParam), async (c) => {
    await deleteDocument(c.env, c.var.db, c.req.valid('param').document);
    return c.body(null, 204);
  });
