import type { Granted } from '../session/types.ts';
import type { Deletion, MyInvitation, NewAccount, SecondFactor, SessionEntry } from './account-types.ts';
import type { ApiClient } from './client.ts';
import type { Me, Organisation } from './types.ts';

export type AccountApi = ReturnType<typeof accountApi>;
type PasswordByLink = { token: string; password: string };
type SignedIn = Granted | { secondFactor: { challenge: string } };

/** What somebody who is not signed in may ask for. All of them throw ApiError. */
export function doorApi(client: ApiClient) {
  return {
    signUp: (body: NewAccount) => client.open<unknown>('account/sign-up', body),
    confirmSignUp: (body: PasswordByLink) => client.open<Granted>('account/sign-up/confirm', body),
    signIn: (body: { email: string; password: string }) => client.open<SignedIn>('account/sign-in', body),
    secondFactor: (body: { challenge: string; code: string }) =>
      client.open<Granted>('account/sign-in/second-factor', body),
    forgot: (email: string) => client.open<unknown>('account/password/forgot', { email }),
    reset: (body: PasswordByLink) => client.open<null>('account/password/reset', body),
    confirmEmail: (token: string) => client.open<null>('account/email/confirm', { token }),
  };
}

/** Every route about oneself. All of them throw ApiError. */
export function accountApi(client: ApiClient) {
  const get = <Answer>(path: string) => {
    return (signal?: AbortSignal) => client.call<Answer>('GET', `account/${path}`, { signal });
  };
  const post = <Answer>(path: string, body?: unknown) =>
    client.call<Answer>('POST', `account/${path}`, { body });
  const remove = (path: string) => client.call<null>('DELETE', `account/${path}`);
  return {
    me: () => client.call<Me>('GET', 'me'),
    changePassword: (body: { current: string; password: string }) => post<null>('password', body),
    changeEmail: (body: { email: string; password: string }) => post<unknown>('email', body),
    sessions: get<{ sessions: SessionEntry[] }>('sessions'),
    endSession: (id: string) => remove(`sessions/${id}`),
    endOtherSessions: () => remove('sessions'),
    secondFactor: get<SecondFactor>('second-factor'),
    beginSecondFactor: (password: string) =>
      post<{ secret: string; uri: string }>('second-factor', { password }),
    confirmSecondFactor: (code: string) =>
      post<{ recoveryCodes: string[] }>('second-factor/confirm', { code }),
    newRecoveryCodes: () => post<{ recoveryCodes: string[] }>('second-factor/recovery-codes'),
    removeSecondFactor: () => remove('second-factor'),
    stepUp: (code: string) => post<Granted>('step-up', { code }),
    deletion: get<Deletion>('deletion'),
    askDeletion: () => post<{ dueAt: string }>('deletion'),
    undoDeletion: () => remove('deletion'),
    invitations: get<{ invitations: MyInvitation[] }>('invitations'),
    acceptInvitation: (id: string) => post<null>(`invitations/${id}/accept`),
    declineInvitation: (id: string) => remove(`invitations/${id}`),
    createOrganisation: (body: { name: string; language: string; timeZone: string }) =>
      client.call<{ organisation: Organisation }>('POST', 'organisations', { body }),
    leaveOrganisation: (id: string) => client.call<null>('POST', `organisations/${id}/leave`),
  };
}
