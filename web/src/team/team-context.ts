import { createContext, use } from 'react';
import type { TenantApi } from '../api/tenant-api.ts';
import type { Me, Organisation } from '../api/types.ts';
import type { LiveConnection } from './live/live-connection.ts';

/** What every part of the page of one organisation needs. */
export interface Team {
  api: TenantApi;
  live: LiveConnection;
  user: Me['user'];
  organisation: Organisation;
  /** May write to customers, take over and correct. */
  canReply: boolean;
  /** May change documents, answers, hours and settings. */
  canEdit: boolean;
  /** What was typed and not sent, by conversation. */
  drafts: Map<string, string>;
  /** How many conversations wait for a person. */
  waiting: number;
  setWaiting(count: number): void;
  /** Shows a line for some seconds, and tells it to screen readers. */
  notify(text: string): void;
  /** Tells screen readers only. */
  announce(text: string): void;
}

export const TeamContext = createContext<Team | null>(null);

export function useTeam(): Team {
  const team = use(TeamContext);
  if (!team) throw new Error('outside of the team page');
  return team;
}
