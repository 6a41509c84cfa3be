import type { AppEnv } from '../context.ts';
import { defineGuard } from './guard.ts';

/** No credential is asked, for the stated reason. The handler gets no data. */
export function open(reason: string) {
  return defineGuard<AppEnv, string>({ kind: 'open', detail: reason }, (_c, next) => next());
}
