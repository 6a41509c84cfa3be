import { AppError } from '../../domain/errors.ts';
import { admitAccount, admitGuess } from '../../http/admit.ts';
import { open } from '../../http/guards/open.ts';
import { signedIn } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { readClientDetails } from './client-details.ts';
import { confirmEmail } from './confirm-email.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { forgotPassword } from './forgot-password.ts';
import {
  changeEmailSchema,
  changePasswordSchema,
  forgotSchema,
  passwordByLinkSchema,
  signInSchema,
  signUpSchema,
  tokenSchema,
} from './identity-schemas.ts';
import { resetPassword } from './reset-password.ts';
import { requireMail, sendAccountMail } from './send-account-mail.ts';
import { answerSession } from './session-routes.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { tellOfLeak, warnOfLeak } from './tell-of-leak.ts';

/** Who one is. No route takes an address to go to afterwards: there is nothing to redirect. */
export const identityRoutes = routes()
  .post(
    '/sign-up',
    open('nobody is known yet', 'mail'),
    smallBody,
    validate('json', signUpSchema),
    async (c) => {
      const input = c.req.valid('json');
      requireMail(c.env);
      await admitAccount(c, 'mail', input.email);
      sendAccountMail(c, await signUp(c.env, input));
      return c.json({}, 202);
    },
  )
  .post(
    '/sign-up/confirm',
    open('by the link of a mail', 'sign_in'),
    smallBody,
    validate('json', passwordByLinkSchema),
    async (c) => {
      const input = c.req.valid('json');
      await admitAccount(c, 'sign_in', input.token);
      return answerSession(c, await confirmSignUp(c.env, input, readClientDetails(c.req.raw)));
    },
  )
  .post(
    '/sign-in',
    open('by the password', 'sign_in'),
    smallBody,
    validate('json', signInSchema),
    async (c) => {
      const credentials = c.req.valid('json');
      await admitAccount(c, 'sign_in', credentials.email);
      const client = readClientDetails(c.req.raw);
      const result = await signIn(c.env, credentials, client, c.var.log).catch(async (error: unknown) => {
        if (error instanceof AppError && error.code === 'invalid_credentials') await admitGuess(c, 'sign_in');
        throw error;
      });
      if (result.isPasswordLeaked) {
        const notice = await tellOfLeak(c.env, result.userId);
        if (notice) sendAccountMail(c, notice);
      }
      if ('challenge' in result) return c.json({ secondFactor: { challenge: result.challenge } });
      return answerSession(c, warnOfLeak(result.session, result.isPasswordLeaked));
    },
  )
  .post(
    '/password/forgot',
    open('nobody is known yet', 'mail'),
    smallBody,
    validate('json', forgotSchema),
    async (c) => {
      const { email } = c.req.valid('json');
      requireMail(c.env);
      await admitAccount(c, 'mail', email);
      const notice = await forgotPassword(c.env, email);
      if (notice) sendAccountMail(c, notice);
      return c.json({}, 202);
    },
  )
  .post(
    '/password/reset',
    open('by the link of a mail', 'sign_in'),
    smallBody,
    validate('json', passwordByLinkSchema),
    async (c) => {
      const input = c.req.valid('json');
      await admitAccount(c, 'sign_in', input.token);
      sendAccountMail(c, await resetPassword(c.env, input, c.var.log));
      return c.body(null, 204);
    },
  )
  .post(
    '/password',
    signedIn({ limit: 'write' }),
    permitted,
    smallBody,
    validate('json', changePasswordSchema),
    async (c) => {
      await admitAccount(c, 'sign_in', c.var.actor.kind === 'user' ? c.var.actor.userId : '');
      const notice = await changePassword(c.env, c.var.db, c.req.valid('json'), c.var.log);
      if (notice) sendAccountMail(c, notice);
      return c.body(null, 204);
    },
  )
  .post(
    '/email',
    signedIn({ limit: 'mail' }),
    permitted,
    smallBody,
    validate('json', changeEmailSchema),
    async (c) => {
      const input = c.req.valid('json');
      requireMail(c.env);
      await admitAccount(c, 'mail', input.email);
      sendAccountMail(c, await changeEmail(c.env, c.var.db, input));
      return c.json({}, 202);
    },
  )
  .post(
    '/email/confirm',
    open('by the link of a mail', 'sign_in'),
    smallBody,
    validate('json', tokenSchema),
    async (c) => {
      const { token } = c.req.valid('json');
      await admitAccount(c, 'sign_in', token);
      sendAccountMail(c, await confirmEmail(c.env, token, c.var.log));
      return c.body(null, 204);
    },
  );
