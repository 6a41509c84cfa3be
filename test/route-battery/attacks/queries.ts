import { type Attack, sameness } from '../attack.ts';
import { render } from '../draft.ts';
import type { Target } from '../target.ts';

/** What may stand in a query where nobody asked for it. */
const strange = ({ world: { b } }: Target): string[] => [
  [
    `tenant=${b.tenantId}&tenantId=${b.tenantId}&tenant_id=${b.tenantId}&organisation=${b.tenantId}`,
    'role=owner&role[]=owner&roles=owner&userId=x&aal=2&scope=write',
    '__proto__[role]=owner&__proto__.tenantId=x&constructor[prototype][role]=owner',
    'select=*&include=*&fields=*&where=1&limit=1000000&debug=1&trace=1',
  ].join('&'),
  `&&=&=x&%00=%00&%ff=%ff&${'x='.padEnd(4000, 'x')}`,
];

/** Nothing in a query says who somebody is, what they may or what they get. */
export const strangeQuery: Attack = {
  name: 'a query that nobody asked for',
  appliesTo: ({ bare, guard }) => guard.kind !== 'open' || bare.method === 'GET',
  async run(target, sender) {
    const wrong: string[] = [];
    const bare = target.bare;
    const isSafe = bare.method === 'GET' && target.guard.kind !== 'socket-ticket';
    for (const draft of isSafe ? [bare, await target.good()] : [bare]) {
      const call = await render(draft);
      const plain = sameness(await sender.call(call));
      for (const query of strange(target)) {
        const path = `${call.path}${call.path.includes('?') ? '&' : '?'}${query}`;
        const answer = sameness(await sender.call({ ...call, path }));
        if (answer !== plain) wrong.push(`${query.slice(0, 60)}: ${answer} instead of ${plain}`);
      }
    }
    return wrong;
  },
};

/** A field of a query that is there twice is none of the two. */
export const duplicatedQuery: Attack = {
  name: 'a field of the query twice',
  appliesTo: ({ bare, guard }) => guard.kind === 'session' && Object.keys(bare.query).length > 0,
  async run(target, sender) {
    const wrong: string[] = [];
    const good = await target.good();
    const call = await render(good);
    for (const [name, value] of Object.entries(good.query)) {
      for (const other of [target.foreign.query[name] ?? '', value]) {
        const { status } = await sender.call({ ...call, path: `${call.path}&${name}=${other}` });
        if (status < 400 || status >= 500) wrong.push(`${name}: ${status}`);
      }
    }
    return wrong;
  },
};
