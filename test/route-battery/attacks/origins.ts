import { type Attack, isKind, refusedAlike } from '../attack.ts';
import { type Draft, withHeaders } from '../draft.ts';
import { LISTED_ORIGIN } from '../world.ts';

const FOREIGN: Record<string, string> = {
  'another site': 'https://evil.example',
  null: 'null',
  'a site that begins alike': `${LISTED_ORIGIN}.evil.example`,
};

/** A browser shows no answer to a page of another origin, and asks before it sends what is not plain. */
export const foreignOrigin: Attack = {
  name: 'a page of another origin',
  appliesTo: () => true,
  async run(target, sender) {
    const wrong: string[] = [];
    const bare: Draft = { ...target.bare, body: null };
    const isSafe = bare.method === 'GET' && target.guard.kind === 'session';
    const plain = isSafe ? await target.good() : bare;
    for (const [what, origin] of Object.entries(FOREIGN)) {
      const [answer, asked] = [
        await sender.call(withHeaders(plain, { origin })),
        await sender.call(preflight(bare, origin)),
      ];
      const told = Object.keys({ ...answer.headers, ...asked.headers }).filter((name) =>
        name.startsWith('access-'),
      );
      if (told.length > 0) wrong.push(`${what}: told ${told.join()}`);
      if (asked.status < 400) wrong.push(`${what}: its preflight was answered ${asked.status}`);
    }
    return wrong;
  },
};

/** An origin of the list, and no page of it where no page is meant to call. */
export const listedOrigin: Attack = {
  name: 'a page of a listed origin',
  appliesTo: () => true,
  async run({ bare, name }, sender) {
    const isForPages = / \/(?:api|\.well-known)\//.test(name);
    const wanted = isForPages ? LISTED_ORIGIN : undefined;
    const draft = { ...bare, body: null };
    const answers = [
      await sender.call(withHeaders(draft, { origin: LISTED_ORIGIN })),
      await sender.call(preflight(draft, LISTED_ORIGIN)),
    ];
    return answers
      .map(({ headers }) => headers['access-control-allow-origin'])
      .filter((origin) => origin !== wanted)
      .map((origin) => `allowed ${origin} instead of ${wanted}`);
  },
};

/** Where a browser itself adds the credential, or asks nobody before it connects. */
export const foreignOriginWithCredential: Attack = refusedAlike({
  name: 'a credential that a foreign page sends',
  isBlind: true,
  appliesTo: isKind('refresh-cookie', 'socket-ticket'),
  code: () => 'forbidden',
  async tries(target) {
    const good = await target.good();
    const { origin } = new URL(target.world.origin);
    const origins: Record<string, string | null> = {
      ...FOREIGN,
      none: null,
      empty: '',
      'a listed one': LISTED_ORIGIN,
      'ours at another port': `${origin}0`,
      'ours by another scheme': origin.replace('http', 'https'),
      'ours and a path': `${origin}/`,
      'ours twice': `${origin}, ${origin}`,
    };
    return Object.fromEntries(
      Object.entries(origins).map(([what, value]) => [what, withHeaders(good, { origin: value })]),
    );
  },
});

function preflight(draft: Draft, origin: string): Draft {
  const asked = {
    ...{ origin, 'access-control-request-method': draft.method },
    'access-control-request-headers': 'authorization',
  };
  return { ...draft, method: 'OPTIONS', headers: asked, body: null };
}
