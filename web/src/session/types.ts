/** What opens or renews a session; the refresh token is in a cookie that scripts cannot read. */
export interface Granted {
  accessToken: string;
  /** Seconds from now. */
  expiresIn: number;
  aal: 1 | 2;
  /** Only of a sign-in with a password that others know. */
  passwordLeaked?: true;
}

/**
 * `starting`: the cookie is being tried. `unreachable`: it could not be tried, it will be again. `out`: nobody.
 * `ended`: somebody's session has ended behind an open page.
 */
export type SessionState = 'starting' | 'unreachable' | 'out' | 'in' | 'ended';

/** Between the tabs of one browser: all have the same cookie, so they have the same session. */
export type TabNews = { type: 'granted'; granted: Granted } | { type: 'out' };
