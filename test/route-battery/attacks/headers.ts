import { type Attack, sameness } from '../attack.ts';
import { type Draft, withHeaders } from '../draft.ts';
import { bearer, tokenOf } from '../guards.ts';
import type { Target } from '../target.ts';

/** What proxies set, and some frameworks believe. */
const spoofed = ({ world: { b } }: Target): Record<string, string> => ({
  host: 'evil.example',
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  'x-forwarded-user': 'owner',
  'x-original-url': '/api/health',
  'x-rewrite-url': '/api/health',
  'x-original-method': 'GET',
  forwarded: 'for=127.0.0.1;host=evil.example;proto=http',
  'x-real-ip': '127.0.0.1',
  'x-client-ip': '127.0.0.1',
  'true-client-ip': '127.0.0.1',
  'x-tenant-id': b.tenantId,
  'x-organisation-id': b.tenantId,
  'x-user-id': b.people[0] ?? '',
  'x-role': 'owner',
  'x-request-id': 'chosen-by-a-client',
  'cf-access-authenticated-user-email': 'operator@portero.example',
  'cf-access-jwt-assertion': 'eyJhbGciOiJub25lIn0.e30.',
  'cf-access-client-id': 'operator',
  'cf-worker': 'portero',
  'cf-ray': 'chosen-by-a-client',
  'x-middleware-subrequest': 'middleware:middleware:middleware',
});

/** No header but the credential's says who somebody is, where they want to go or what they may. */
export const spoofedHeaders: Attack = {
  name: 'headers that only a proxy should set',
  appliesTo: () => true,
  async run(target, sender) {
    const wrong: string[] = [];
    for (const [what, draft] of Object.entries(await callers(target))) {
      const [plain, answer] = [
        sameness(await sender.call(draft)),
        await sender.call(withHeaders(draft, spoofed(target))),
      ];
      if (sameness(answer) !== plain) wrong.push(`${what}: ${sameness(answer)} instead of ${plain}`);
      const told = JSON.stringify(answer.headers) + answer.text;
      if (/evil\.example|chosen-by/.test(told)) wrong.push(`${what}: answered with a header that was sent`);
    }
    return wrong;
  },
};

/** Whoever may not; and where nothing is changed by it, whoever may. */
async function callers(target: Target): Promise<Record<string, Draft>> {
  const { world, guard, bare } = target;
  const body = target.guardCase.refusal === null ? null : bare.body;
  const isSafe = bare.method === 'GET' && guard.kind !== 'socket-ticket';
  return {
    'without a credential': { ...bare, body },
    ...(guard.kind === 'session' && bare.params.tenant
      ? { 'another tenant’s owner': bearer(bare, await tokenOf(world, world.b.member('owner'))) }
      : {}),
    ...(isSafe ? { 'whoever may': await target.good() } : {}),
  };
}
