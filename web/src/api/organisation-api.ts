import type { ApiKey, Invitation, Member, OrganisationRules } from './account-types.ts';
import type { ApiClient } from './client.ts';
import type { Role } from './types.ts';

/** Who belongs to an organisation, and its keys; `root` is its address. All of them throw ApiError. */
export function organisationApi(client: ApiClient, root: string) {
  const remove = (path: string) => client.call<null>('DELETE', `${root}/${path}`);
  return {
    organisation: (signal?: AbortSignal) =>
      client.call<{ organisation: OrganisationRules }>('GET', root, { signal }),
    rename: (name: string) => client.call<unknown>('PATCH', root, { body: { name } }),
    requireSecondFactor: (isRequired: boolean) =>
      client.call<unknown>('PUT', `${root}/second-factor`, { body: { isRequired } }),
    members: (signal?: AbortSignal) =>
      client.call<{ members: Member[] }>('GET', `${root}/members`, { signal }),
    changeRole: (userId: string, role: Role) =>
      client.call<unknown>('PATCH', `${root}/members/${userId}`, { body: { role } }),
    removeMember: (userId: string) => remove(`members/${userId}`),
    transfer: (userId: string) => client.call<unknown>('POST', `${root}/transfer`, { body: { userId } }),
    invitations: (signal?: AbortSignal) =>
      client.call<{ invitations: Invitation[] }>('GET', `${root}/invitations`, { signal }),
    invite: (body: { email: string; role: Role }) =>
      client.call<unknown>('POST', `${root}/invitations`, { body }),
    withdrawInvitation: (id: string) => remove(`invitations/${id}`),
    apiKeys: (signal?: AbortSignal) =>
      client.call<{ apiKeys: ApiKey[] }>('GET', `${root}/api-keys`, { signal }),
    createApiKey: (body: { name: string; scopes: string[]; expiresAt: string | null }) =>
      client.call<{ key: string }>('POST', `${root}/api-keys`, { body }),
    revokeApiKey: (id: string) => remove(`api-keys/${id}`),
  };
}
