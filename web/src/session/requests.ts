import { request } from '../api/request.ts';
import type { Granted } from './types.ts';

/** A new access token for the cookie. @throws ApiError */
export function requestRefresh(): Promise<Granted> {
  return request('POST', 'account/refresh', { withCookie: true });
}

/** Ends the cookie's session and takes the cookie away. @throws ApiError */
export function requestSignOut(): Promise<null> {
  return request('POST', 'account/sign-out', { withCookie: true });
}
