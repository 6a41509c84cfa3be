import { ApiError, isSessionOver } from '../api/api-error.ts';
import { readClaims } from './read-claims.ts';
import { requestRefresh, requestSignOut } from './requests.ts';
import { retryPause } from './retry-pause.ts';
import type { Granted, SessionState, TabNews } from './types.ts';

const LOCK = 'portero-refresh';
/** Renewed this long before it expires, but never sooner than after half of its life. */
const AHEAD_MS = 60_000;

/**
 * The session of this browser. The access token is in this object's memory and nowhere else; the tabs renew it one
 * at a time and tell each other. Only a refusal ends it: no answer, or one that asks to wait, does not.
 */
export class Session {
  #token = '';
  #state: SessionState = 'starting';
  #watchers = new Set<() => void>();
  #tabs = new BroadcastChannel('portero-session');
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #isLeaked = false;
  #failures = 0;
  /** By the clock that nobody sets: milliseconds since the page was opened. */
  #expiresAt = 0;
  /** Counts what was granted or ended, so that a late answer changes nothing. */
  #turn = 0;

  constructor() {
    this.#tabs.onmessage = ({ data }: MessageEvent<TabNews>) => {
      if (data.type === 'out') this.#end('out');
      else this.#take(data.granted);
    };
    // A page that slept has slept through its timer too.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && this.#isDue()) void this.refresh().catch(() => undefined);
    });
    window.addEventListener('online', () => {
      if (this.#state === 'unreachable') this.start();
    });
  }

  /** For `useSyncExternalStore`. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  state = (): SessionState => this.#state;
  /** Whose page it is; null: nobody's. */
  userId = (): string | null => readClaims(this.#token)?.sub ?? null;

  /** Whether the sign-in said that the password has leaked, and nobody has read that yet. */
  isPasswordLeaked = (): boolean => this.#isLeaked;

  heedLeak(): void {
    this.#isLeaked = false;
    this.#set(this.#state);
  }

  /** Tries the cookie; what fails is tried again by itself. */
  start(): void {
    if (this.#state === 'unreachable') this.#set('starting');
    void this.refresh().catch(() => undefined);
  }

  /** What was granted by a sign-in, a link or a step-up in this tab. */
  open(granted: Granted): void {
    this.#take(granted);
    this.#tell({ type: 'granted', granted });
  }

  /** The access token, renewed first where it has expired. @throws ApiError */
  async token(): Promise<string> {
    if (this.#token && performance.now() >= this.#expiresAt) await this.refresh();
    if (!this.#token) throw new ApiError('unauthenticated');
    return this.#token;
  }

  /** A new access token in the place of `stale`, unless there is one already. @throws ApiError */
  async replace(stale: string): Promise<string> {
    if (this.#token === stale) await this.refresh();
    return this.token();
  }

  /** One renewal at a time, in this tab and among the tabs. @throws ApiError */
  refresh(): Promise<void> {
    this.#running ??= this.#refresh().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Ends the session here, in the other tabs and at the service. @throws ApiError, where the service did not */
  async signOut(): Promise<void> {
    await requestSignOut();
    this.forget();
  }

  /** The service has ended this session already. */
  forget(): void {
    this.#end('out');
    this.#tell({ type: 'out' });
  }

  async #refresh(): Promise<void> {
    const before = this.#turn;
    await navigator.locks.request(LOCK, async () => {
      // Another tab renewed it, or it ended, while this one waited.
      if (this.#turn !== before) return;
      try {
        const granted = await requestRefresh();
        if (this.#turn === before) this.open(granted);
      } catch (thrown) {
        if (this.#turn === before) this.#fail(thrown);
        throw thrown;
      }
    });
  }

  #fail(thrown: unknown): void {
    if (isSessionOver(thrown)) {
      this.#end(this.#token ? 'ended' : 'out');
      return;
    }
    if (this.#state === 'starting') this.#set('unreachable');
    const retryAfter = thrown instanceof ApiError ? thrown.retryAfter : null;
    this.#plan(retryPause(retryAfter, this.#failures++));
  }

  #take(granted: Granted): void {
    this.#turn++;
    this.#failures = 0;
    this.#token = granted.accessToken;
    if (granted.passwordLeaked) this.#isLeaked = true;
    const life = granted.expiresIn * 1_000;
    this.#expiresAt = performance.now() + life;
    this.#plan(Math.max(life - AHEAD_MS, life / 2));
    this.#set('in');
  }

  #end(state: 'out' | 'ended'): void {
    this.#turn++;
    clearTimeout(this.#renewal);
    this.#token = '';
    this.#isLeaked = false;
    this.#set(state);
  }

  #plan(pause: number): void {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => void this.refresh().catch(() => undefined), pause);
  }

  #isDue(): boolean {
    return (
      this.#state === 'unreachable' || (this.#token !== '' && performance.now() > this.#expiresAt - AHEAD_MS)
    );
  }

  #tell(news: TabNews): void {
    this.#tabs.postMessage(news);
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}
