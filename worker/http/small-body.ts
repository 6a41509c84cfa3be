import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../domain/errors.ts';

/** For routes that take a form's fields as JSON: nothing larger is read. */
export const smallBody = bodyLimit({
  maxSize: 64 * 1024,
  onError: () => {
    throw new AppError('too_large');
  },
});
