import { type Attack, notRefused, sameness } from '../attack.ts';
import { type Draft, pathOf, withHeaders } from '../draft.ts';
import type { Target } from '../target.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** With everything that the good call has: only the method differs. */
export const otherMethods: Attack = {
  name: 'another method',
  appliesTo: () => true,
  async run(target, sender) {
    const wrong: string[] = [];
    const good = withoutUpgrade(await target.good());
    for (const method of METHODS.filter((one) => !isRoute(target, one))) {
      // Node sends no body with TRACE.
      const body = method === 'TRACE' ? null : good.body;
      const fault = notRefused(await sender.call({ ...good, method, body }), 'not_found');
      if (fault) wrong.push(`${method}: ${fault}`);
    }
    return wrong;
  },
};

/** HEAD is answered as GET is, by the same guard and without a body; where there is no GET there is no HEAD. */
export const head: Attack = {
  name: 'HEAD',
  appliesTo: () => true,
  async run(target, sender) {
    const wrong: string[] = [];
    const asHead = (draft: Draft) => sender.call({ ...withoutUpgrade(draft), method: 'HEAD', body: null });
    const [bare, good] = [await asHead(target.bare), await asHead(await target.good())];
    if (bare.text || good.text) wrong.push('answered with a body');
    if (!isRoute(target, 'GET')) {
      for (const answer of [bare, good]) if (answer.status !== 404) wrong.push(`answered ${answer.status}`);
      return wrong;
    }
    const asGet = await sender.call({ ...withoutUpgrade(target.bare), method: 'GET', body: null });
    if (bare.status !== asGet.status) wrong.push(`answered ${bare.status} instead of ${asGet.status}`);
    return wrong;
  },
};

/** No header and no field makes another method of a request. */
export const methodOverride: Attack = {
  name: 'a method in a header or a field',
  appliesTo: () => true,
  async run(target, sender) {
    const [method] = target.name.split(' ');
    const wrong: string[] = [];
    // What the route asks for, said in a GET with a good credential, and in a POST without one.
    const plain = [
      { ...(await target.good()), method: 'GET', body: null },
      { ...target.bare, method: 'POST', body: null },
    ].filter((draft) => draft.method !== method);
    for (const draft of plain) {
      const expected = sameness(await sender.call(draft));
      const headers = ['x-http-method-override', 'x-http-method', 'x-method-override'];
      const overridden = withHeaders(draft, Object.fromEntries(headers.map((name) => [name, method ?? ''])));
      const answer = sameness(
        await sender.call({ ...overridden, query: { ...draft.query, _method: method ?? '' } }),
      );
      if (answer !== expected) wrong.push(`${draft.method}: ${answer} instead of ${expected}`);
    }
    return wrong;
  },
};

/** The server in front of workerd here makes a GET of whatever asks for a WebSocket; Cloudflare's does not. */
const withoutUpgrade = (draft: Draft) => withHeaders(draft, { connection: null, upgrade: null });

/** Whether the router has this method at the path of the good call. */
function isRoute({ bare, world }: Target, method: string): boolean {
  const path = pathOf(bare);
  return world.routes.some(
    (route) => route.method === method && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(path),
  );
}
