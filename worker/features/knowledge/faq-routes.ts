import { DESK, EDITORS, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { addEntry } from './add-entry.ts';
import { changeEntry } from './change-entry.ts';
import { correctAnswer } from './correct-answer.ts';
import { deleteEntry } from './delete-entry.ts';
import { embedLater } from './embed-later.ts';
import { listEntries } from './list-entries.ts';
import { answerSchema, correctionSchema, entryParam } from './schemas.ts';

/** Answers written by hand. */
export const faqRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), async (c) =>
    c.json({ entries: await listEntries(c.var.db) }),
  )
  .post(
    '/',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', answerSchema),
    async (c) => {
      const entry = await addEntry(c.env, c.var.db, c.req.valid('json'), c.var.log);
      embedLater(c, entry?.id);
      return c.json({ entry }, 201);
    },
  )
  .put(
    '/:entry',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('param', entryParam),
    validate('json', answerSchema),
    async (c) => {
      const { entry: id } = c.req.valid('param');
      const entry = await changeEntry(c.env, c.var.db, id, c.req.valid('json'), c.var.log);
      embedLater(c, id);
      return c.json({ entry });
    },
  )
  .delete(
    '/:entry',
    session({ roles: EDITORS, limit: 'write' }),
    validate('param', entryParam),
    async (c) => {
      await deleteEntry(c.env, c.var.db, c.req.valid('param').entry, c.var.log);
      return c.body(null, 204);
    },
  );

/** Whoever answers customers may correct what the assistant said. */
export const correctionRoutes = routes().post(
  '/',
  session({ roles: DESK, limit: 'write' }),
  smallBody,
  validate('json', correctionSchema),
  async (c) => {
    const corrected = await correctAnswer(c.env, c.var.db, c.req.valid('json'), c.var.log);
    embedLater(c, corrected.entry?.id);
    return c.json(corrected, 201);
  },
);
