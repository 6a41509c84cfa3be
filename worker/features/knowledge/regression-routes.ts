import { sql } from 'drizzle-orm/sql';
import { EDITORS, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { validate } from '../../http/validate.ts';
import { deleteQuestion } from './delete-question.ts';
import { listQuestions } from './list-questions.ts';
import { queueRecheck } from './queue-reading.ts';
import { tenantOf } from './refusals.ts';
import { questionParam } from './schemas.ts';

/** Questions of corrected answers, asked again after every change of what the business knows. */
export const regressionRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), async (c) =>
    c.json({ questions: await listQuestions(c.var.db) }),
  )
  .post('/check', session({ roles: EDITORS, limit: 'costly' }), async (c) => {
    await c.var.db.batch((queries) => [
      queries.execute(sql`select app.audit('regression.check', ${tenantOf(c.var.db)})`),
    ]);
    await queueRecheck(c.env, tenantOf(c.var.db), c.var.log);
    return c.body(null, 202);
  })
  .delete(
    '/:question',
    session({ roles: EDITORS, limit: 'write' }),
    validate('param', questionParam),
    async (c) => {
      await deleteQuestion(c.env, c.var.db, c.req.valid('param').question, c.var.log);
      return c.body(null, 204);
    },
  );
