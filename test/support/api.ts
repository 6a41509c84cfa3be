import type { DemoBusiness } from '../../dev/seed/businesses.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Person } from './context.ts';
import { LA_ESPIGA, type TestStack } from './stack.ts';

export interface ApiAnswer<Body> {
  status: number;
  body: Body & { error?: { code: string; detail?: string; message: string } };
}

export interface ApiOptions {
  /** Whose session; the owner of La Espiga unless said otherwise. */
  as?: Person;
  /** In whose organisation; La Espiga's unless said otherwise. */
  tenantId?: string;
  json?: unknown;
}

/** Calls a path below an organisation's address as a signed-in person. */
export async function callApi<Body = object>(
  test: TestStack,
  method: string,
  path: string,
  { as = LA_ESPIGA.owner, tenantId = LA_ESPIGA.tenantId, json }: ApiOptions = {},
): Promise<ApiAnswer<Body>> {
  const token = await mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...as });
  const response = await fetch(`${test.stack.workerUrl}/api/organisations/${tenantId}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

/** A new member of a business with this role, with a session. */
export async function addMember(test: TestStack, business: DemoBusiness, role: string): Promise<Person> {
  const person = { userId: uuidV7(), sessionId: uuidV7() };
  await test.query('insert into public.users (id, display_name, language) values ($1, $2, $3)', [
    ...[person.userId, `Ana (${role})`, 'en'],
  ]);
  await test.query('insert into public.memberships (tenant_id, user_id, role) values ($1, $2, $3)', [
    ...[business.tenantId, person.userId, role],
  ]);
  await test.query(
    `insert into public.sessions (user_id, id, expires_at) values ($1, $2, now() + interval '1 hour')`,
    [person.userId, person.sessionId],
  );
  return person;
}
