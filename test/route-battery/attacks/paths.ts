import { type Attack, codeOf } from '../attack.ts';
import { render } from '../draft.ts';
import { isFromOutside } from '../invariants.ts';

const encode = (text: string) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`;

/** Other spellings of a path. */
function spellings(path: string): Record<string, string> {
  const parts = path.split('/');
  const [last = '', before] = [parts.at(-1), parts.slice(0, -1).join('/')];
  const [, first = '', ...rest] = parts;
  return {
    'two slashes in front': `/${path}`,
    'two slashes inside': path.replace(/(.)\//, '$1//'),
    'a slash behind': `${path}/`,
    'a way back in front': `/api/health/../..${path}`,
    'a way back, encoded': `/api/health/%2e%2e/%2e%2e${path}`,
    'a way back behind a semicolon': `/api/health/..;/..;${path}`,
    'an encoded slash inside': `${before}%2f${last}`,
    'an encoded letter at the end': `${before}/${encode(last)}`,
    'an encoded letter in front': `/${[encode(first), ...rest].join('/')}`,
    'upper case': path.toUpperCase(),
    'a parameter of the path': `${path};x=y`,
    'a NUL': `${path}%00`,
    'an ending': `${path}.json`,
    'a whole address': `http://evil.example${path}`,
  };
}

/** However a path is spelled, it leads to a guard, or nowhere. */
export const spelledPaths: Attack = {
  name: 'another spelling of the path',
  isBlind: true,
  appliesTo: () => true,
  async run(target, sender) {
    const wrong: string[] = [];
    const call = await render({ ...target.bare, body: null });
    const [path = '', query] = call.path.split('?');
    const clean = await sender.call(call);
    for (const [what, spelled] of Object.entries(spellings(path))) {
      const answer = await sender.call({ ...call, path: query ? `${spelled}?${query}` : spelled });
      const isClean = answer.status === clean.status && codeOf(answer) === codeOf(clean);
      const isRefused = answer.status >= 400 && answer.status < 500;
      if (!isClean && !isRefused && !isFromOutside(answer, target.world))
        wrong.push(`${what}: ${answer.status}`);
    }
    return wrong;
  },
};

/** What may stand where an id does. */
const JUNK: Record<string, string> = {
  'the way back': '..',
  'the way to another organisation': '..%2f..%2f..%2forganisations',
  'a NUL': '%00',
  'a quote': "a'%20or%201=1--",
  'an id and more': '01900000-0000-7000-8000-0000000000a1%2f..',
  null: 'null',
  'what every object has': '__proto__',
  'very much': 'a'.repeat(4000),
};

export const junkInPath: Attack = {
  name: 'a parameter of the path that is no id',
  appliesTo: (target) => Object.keys(target.bare.params).length > 0,
  async run(target, sender) {
    const wrong: string[] = [];
    const good = await target.good();
    const { path, ...call } = await render(good);
    for (const [name, value] of Object.entries(good.params)) {
      for (const [what, junk] of Object.entries(JUNK)) {
        const there = path.replace(`/${encodeURIComponent(value)}`, `/${junk}`);
        const { status } = await sender.call({ ...call, path: there });
        if (status < 400 || status >= 500) wrong.push(`${what} as :${name}: ${status}`);
      }
    }
    return wrong;
  },
};
