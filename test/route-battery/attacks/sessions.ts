import { type Attack, isKind, notRefused, refusedAlike } from '../attack.ts';
import { withHeaders } from '../draft.ts';
import { bearer, tokenOf } from '../guards.ts';
import { sessionCookie } from '../things.ts';
import { mapValues } from './credentials.ts';

/** The token is good; what Postgres knows of its session is not. */
export const endedSession: Attack = refusedAlike({
  name: 'the token of a session that has ended',
  appliesTo: isKind('session'),
  async tries({ world, who, ended, bare }) {
    const { userId } = world.b.member('owner');
    const people = {
      'that was ended': ended.revoked,
      'whose time is over': ended.expired,
      'of somebody else': { ...who, sessionId: world.b.member('owner').sessionId },
      'of somebody else, for them': { ...who, userId },
    };
    const tokens = await Promise.all(
      Object.entries(people).map(async ([what, person]) => [what, await tokenOf(world, person)] as const),
    );
    return mapValues(Object.fromEntries(tokens), (token) => bearer(bare, token));
  },
});

export const endedCookie: Attack = {
  name: 'the cookie of a session that has ended',
  appliesTo: isKind('refresh-cookie'),
  async run({ world, sample, ended, bare }, sender) {
    const wrong: string[] = [];
    // Whoever signs out of what is over is out; of one whose time is over it is noted.
    const sessions = sample.endedSession === undefined ? ended : { revoked: ended.revoked };
    for (const [what, person] of Object.entries(sessions)) {
      const answer = await sender.call(
        withHeaders(bare, { cookie: await sessionCookie(world.test, person) }),
      );
      const fault = sample.endedSession === answer.status ? null : notRefused(answer, 'unauthenticated');
      if (fault) wrong.push(`${what}: ${fault}`);
    }
    return wrong;
  },
};

export const malformedCookie: Attack = refusedAlike({
  name: 'a malformed or forged cookie',
  isBlind: true,
  appliesTo: isKind('refresh-cookie'),
  async tries(target) {
    const { world } = target;
    const cookie = String((await target.good()).headers.cookie);
    const [name = '', token = ''] = cookie.split('=');
    const bytes = Buffer.from(token, 'base64url');
    const changed = (place: number) =>
      Buffer.from(bytes.map((byte, index) => (index === place ? byte ^ 1 : byte))).toString('base64url');
    const foreign = { ...world.test, secrets: { ...world.test.secrets, refreshKeys: OTHER_KEYS } };
    const values = {
      empty: `${name}=`,
      'no value': name,
      garbage: `${name}=x`,
      'another version': `${name}=${changed(0)}`,
      'another session': `${name}=${changed(16)}`,
      'another person': `${name}=${changed(32)}`,
      'another counter': `${name}=${changed(40)}`,
      'another signature': `${name}=${changed(72)}`,
      'another key': await sessionCookie(foreign, target.who),
      'a letter less': cookie.slice(0, -1),
      'a letter more': `${cookie}A`,
      'in upper case': `${name}=${token.toUpperCase()}`,
      'in quotes': `${name}="${token}"`,
      twice: `${cookie}; ${cookie}`,
      'beside another': `${name}=x; ${cookie}`,
      'a name without its prefix': `portero=${token}`,
      'a name with another prefix': `__Secure-portero=${token}`,
      'a name in lower case': `${name.toLowerCase()}=${token}`,
      '10 kB': `${name}=${'A'.repeat(10_240)}`,
      'a letter outside ASCII': `${name}=${token.slice(0, -1)}é`,
    };
    return {
      ...mapValues(values, (value) => withHeaders(target.bare, { cookie: value })),
      'as a bearer token': bearer(target.bare, token),
    };
  },
});

const OTHER_KEYS = `r1:${Buffer.alloc(32, 7).toString('base64')}`;
