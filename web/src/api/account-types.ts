import type { Role } from './types.ts';

/** What the API answers about accounts and memberships. Times are ISO 8601 in UTC. */

export interface NewAccount {
  name: string;
  email: string;
  /** null: of somebody who comes by an invitation. */
  organisation: string | null;
  language: string;
  timeZone: string;
}

export interface SessionEntry {
  id: string;
  device: string;
  place: string;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

export interface SecondFactor {
  isConfirmed: boolean;
  recoveryCodesLeft: number;
}

export interface Deletion {
  isPending: boolean;
  dueAt: string | null;
  loses: {
    organisations: { name: string; conversations: number; documents: number }[];
    leaves: string[];
  };
}

export interface MyInvitation {
  id: string;
  tenantId: string;
  organisation: string;
  role: Role;
  invitedBy: string | null;
  expiresAt: string;
}

/** What an organisation asks of its members. */
export interface OrganisationRules {
  name: string;
  requiresSecondFactor: boolean;
}

export interface Member {
  userId: string;
  name: string;
  email: string | null;
  role: Role;
  since: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
}

export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}
