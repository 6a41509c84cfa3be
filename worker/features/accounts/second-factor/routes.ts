import type { Context } from 'hono';
import { AppError } from '../../../domain/errors.ts';
import { admitAccount } from '../../../http/admit.ts';
import type { AppEnv, GuardedEnv } from '../../../http/context.ts';
import { open } from '../../../http/guards/open.ts';
import { signedIn } from '../../../http/guards/session.ts';
import { permitted } from '../../../http/permitted.ts';
import { routes } from '../../../http/routes.ts';
import { smallBody } from '../../../http/small-body.ts';
import { validate } from '../../../http/validate.ts';
import { readConfig } from '../../../platform/config.ts';
import { readClientDetails } from '../client-details.ts';
import { passwordSchema } from '../identity-schemas.ts';
import { showPassword } from '../password/show-password.ts';
import { answerSession } from '../session-routes.ts';
import { issueAccess } from '../start-session.ts';
import { warnOfLeak } from '../tell-of-leak.ts';
import { readChallenge } from './challenge.ts';
import { requireAccepted } from './code.ts';
import { confirm } from './confirm.ts';
import { disable, replaceRecoveryCodes } from './disable.ts';
import { enrol } from './enrol.ts';
import type { SecondFactorNotice } from './notice-mail.ts';
import { notify } from './notify.ts';
import { readSecondFactor } from './read-state.ts';
import { codeSchema, signInSchema } from './schemas.ts';
import { signInWithCode } from './sign-in.ts';
import { stepUp } from './step-up.ts';

export const secondFactorRoutes = routes()
  .post(
    '/sign-in/second-factor',
    open('the second half of a sign-in: a signed challenge and a code', 'sign_in'),
    smallBody,
    validate('json', signInSchema),
    async (c) => {
      const { challenge: token, code: text } = c.req.valid('json');
      const config = readConfig(c.env);
      const challenge = await readChallenge(config, token);
      if (!challenge) throw new AppError('invalid_credentials');
      await admitAccount(c, 'sign_in', challenge.userId);
      const signedIn = await signInWithCode(c.env, challenge, { text, ...readClientDetails(c.req.raw) });
      requireAccepted(c, signedIn.result);
      if (signedIn.isRecovery) tell(c, challenge.userId, 'recovery_code_used');
      return answerSession(c, warnOfLeak(await signedIn.issue(), challenge.isPasswordLeaked));
    },
  )
  .get('/second-factor', signedIn({ limit: 'read' }), async (c) => c.json(await readSecondFactor(c.var.db)))
  .post(
    '/second-factor',
    signedIn({ limit: 'write' }),
    permitted,
    smallBody,
    validate('json', passwordSchema),
    async (c) => {
      const { userId } = person(c);
      await admitAccount(c, 'sign_in', `second-factor:${userId}`);
      await showPassword(c.var.db, c.req.valid('json').password);
      return c.json(await enrol(c.var.db, readConfig(c.env).SEALING_KEYS, userId));
    },
  )
  .post(
    '/second-factor/confirm',
    signedIn({ limit: 'write' }),
    smallBody,
    validate('json', codeSchema),
    async (c) => {
      const { userId } = person(c);
      const text = c.req.valid('json').code;
      const { result, recoveryCodes } = await confirm(c.var.db, readConfig(c.env).SEALING_KEYS, {
        userId,
        text,
      });
      requireAccepted(c, result);
      tell(c, userId, 'on');
      return c.json({ recoveryCodes });
    },
  )
  .post('/step-up', signedIn({ limit: 'write' }), smallBody, validate('json', codeSchema), async (c) => {
    const { userId, sessionId } = person(c);
    const text = c.req.valid('json').code;
    const config = readConfig(c.env);
    const { result, isRecovery } = await stepUp(c.var.db, config.SEALING_KEYS, { userId, text });
    requireAccepted(c, result);
    if (isRecovery) tell(c, userId, 'recovery_code_used');
    return c.json(await issueAccess(config, { userId, sessionId, aal: 2 }));
  })
  .post('/second-factor/recovery-codes', signedIn({ aal: 2, limit: 'write' }), async (c) => {
    const recoveryCodes = await replaceRecoveryCodes(c.var.db);
    tell(c, person(c).userId, 'recovery_codes_replaced');
    return c.json({ recoveryCodes });
  })
  .delete('/second-factor', signedIn({ aal: 2, limit: 'write' }), async (c) => {
    const { userId } = person(c);
    await disable(c.var.db);
    tell(c, userId, 'off');
    return c.body(null, 204);
  });

/** Mail must not hold up the answer; it is said in the log as well, without saying who. */
function tell<E extends AppEnv>(c: Context<E>, userId: string, notice: SecondFactorNotice) {
  c.var.log.info(`account.second_factor_${notice}`);
  c.executionCtx.waitUntil(notify(c.env, { userId, notice, log: c.var.log }));
}

function person({ var: { actor } }: Context<GuardedEnv>) {
  if (actor.kind !== 'user') throw new AppError('forbidden');
  return actor;
}
