import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../domain/errors.ts';
import { EDITORS, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { addPage } from './add-page.ts';
import { decideFinding } from './decide-finding.ts';
import { deleteDocument } from './delete-document.ts';
import { embedLater } from './embed-later.ts';
import { MAX_DOCUMENT_BYTES } from './extract/media-types.ts';
import { listDocuments } from './list-documents.ts';
import { listFindings } from './list-findings.ts';
import { readOriginal } from './read-original.ts';
import { refreshDocument } from './refresh-document.ts';
import { replaceDocument } from './replace-document.ts';
import {
  decisionSchema,
  documentParam,
  findingParam,
  pageSchema,
  replaceSchema,
  uploadSchema,
} from './schemas.ts';
import { uploadDocument } from './upload-document.ts';

/** Room for the form's own lines around the file. */
const uploadLimit = bodyLimit({
  maxSize: MAX_DOCUMENT_BYTES + 16 * 1024,
  onError: () => {
    throw new AppError('too_large');
  },
});

export const knowledgeRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), async (c) =>
    c.json({ documents: await listDocuments(c.var.db) }),
  )
  .post(
    '/',
    session({ roles: EDITORS, limit: 'costly' }),
    permitted,
    uploadLimit,
    validate('form', uploadSchema),
    async (c) => {
      const document = await uploadDocument(c.env, c.var.db, c.req.valid('form'), c.var.log);
      return c.json({ document }, 201);
    },
  )
  .post(
    '/pages',
    session({ roles: EDITORS, limit: 'costly' }),
    smallBody,
    validate('json', pageSchema),
    async (c) => {
      return c.json({ document: await addPage(c.env, c.var.db, c.req.valid('json'), c.var.log) }, 201);
    },
  )
  .put(
    '/:document',
    session({ roles: EDITORS, limit: 'costly' }),
    permitted,
    uploadLimit,
    validate('param', documentParam),
    validate('form', replaceSchema),
    async (c) => {
      const { document: id } = c.req.valid('param');
      const { file } = c.req.valid('form');
      return c.json({ document: await replaceDocument(c.env, c.var.db, id, file, c.var.log) });
    },
  )
  .post(
    '/:document/refresh',
    session({ roles: EDITORS, limit: 'costly' }),
    validate('param', documentParam),
    async (c) => {
      const { document: id } = c.req.valid('param');
      return c.json({ document: await refreshDocument(c.env, c.var.db, id, c.var.log) }, 202);
    },
  )
  .get(
    '/:document/original',
    session({ roles: READERS, limit: 'read' }),
    validate('param', documentParam),
    (c) => readOriginal(c.env, c.var.db, c.req.valid('param').document),
  )
  .get(
    '/:document/findings',
    session({ roles: READERS, limit: 'read' }),
    validate('param', documentParam),
    async (c) => c.json({ findings: await listFindings(c.var.db, c.req.valid('param').document) }),
  )
  .put(
    '/:document/findings/:finding',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('param', findingParam),
    validate('json', decisionSchema),
    async (c) => {
      const { document: documentId, finding: findingId } = c.req.valid('param');
      const { decision } = c.req.valid('json');
      const decided = { documentId, findingId, decision };
      const finding = await decideFinding(c.env, c.var.db, decided, c.var.log);
      embedLater(c, documentId);
      return c.json({ finding });
    },
  )
  .delete(
    '/:document',
    session({ roles: EDITORS, limit: 'write' }),
    validate('param', documentParam),
    async (c) => {
      await deleteDocument(c.env, c.var.db, c.req.valid('param').document, c.var.log);
      return c.body(null, 204);
    },
  );
