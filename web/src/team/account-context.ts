import { createContext, use } from 'react';
import type { AccountApi } from '../api/account-api.ts';
import type { Deletion } from '../api/account-types.ts';
import type { Me } from '../api/types.ts';
import type { Session } from '../session/session.ts';
import type { Loaded } from './use-load.ts';

/** What the pages about oneself need; they work in no organisation too. */
export interface Account {
  account: AccountApi;
  session: Session;
  me: Me;
  /** Loads `me` again: the organisations or the name have changed. @throws ApiError */
  reloadMe(): Promise<void>;
  /** Whether the account is about to be deleted, and what would go with it. */
  deletion: Loaded<Deletion>;
  /** Shows a line for some seconds, and tells it to screen readers. */
  notify(text: string): void;
}

export const AccountContext = createContext<Account | null>(null);

export function useAccount(): Account {
  const account = use(AccountContext);
  if (!account) throw new Error('outside of the team page');
  return account;
}
