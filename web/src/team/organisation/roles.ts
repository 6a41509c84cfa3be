import type { Role } from '../../api/types.ts';

/** The roles that somebody of role `own` may give. */
export function givableRoles(own: Role): Role[] {
  if (own === 'owner') return ['owner', 'admin', 'agent', 'viewer'];
  return own === 'admin' ? ['admin', 'agent', 'viewer'] : [];
}

/** Whether somebody of role `own` may change or remove a member of role `other`: an administrator touches no owner. */
export function mayManage(own: Role, other: Role): boolean {
  return own === 'owner' || (own === 'admin' && other !== 'owner');
}
