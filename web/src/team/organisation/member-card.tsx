import { useState } from 'react';
import type { Member } from '../../api/account-types.ts';
import type { Role } from '../../api/types.ts';
import { useAccount } from '../account-context.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDay } from '../ui/format-time.ts';
import { useAction } from '../use-action.ts';
import { givableRoles, mayManage } from './roles.ts';

type Asked = 'remove' | 'transfer';

/** One member: their role, and what whoever administers may do about it. */
export function MemberCard({ member, onChange }: { member: Member; onChange: () => Promise<void> }) {
  const { t, tag } = useTexts();
  const { api, organisation, notify } = useTeam();
  const { me, reloadMe } = useAccount();
  const { isBusy, error, run } = useAction();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { userId, name, role } = member;
  const isSelf = userId === me.user.id;
  const isManaged = !isSelf && mayManage(organisation.role, role);
  const changeRole = (next: Role) =>
    run(async () => {
      await api.changeRole(userId, next);
      await onChange();
      notify(t('members.changed', { name }));
    });
  const confirm = async () => {
    if (asked === 'remove') await api.removeMember(userId);
    else await api.transfer(userId);
    notify(t(asked === 'remove' ? 'members.removed' : 'members.transferred', { name }));
    if (asked === 'transfer') await reloadMe();
    await onChange();
  };
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <strong>{name}</strong> {isSelf && <span className="badge">{t('members.you')}</span>}
        </p>
        <p className="hint">
          {member.email && <>{member.email} · </>}
          {t('members.since', { date: formatDay(member.since, tag) })}
        </p>
        <ErrorText error={error} />
      </div>
      <div className="actions">
        {isManaged ? (
          <select
            aria-label={t('members.roleOf', { name })}
            value={role}
            disabled={isBusy}
            onChange={({ target }) => void changeRole(target.value as Role)}
          >
            {givableRoles(organisation.role).map((given) => (
              <option key={given} value={given}>
                {t(`role.${given}`)}
              </option>
            ))}
          </select>
        ) : (
          <span className="badge">{t(`role.${role}`)}</span>
        )}
        {isManaged && organisation.role === 'owner' && role !== 'owner' && (
          <button type="button" className="small quiet" onClick={() => setAsked('transfer')}>
            {t('members.transfer')}
            <span className="visually-hidden">: {name}</span>
          </button>
        )}
        {isManaged && (
          <button type="button" className="small quiet" onClick={() => setAsked('remove')}>
            {t('members.remove')}
            <span className="visually-hidden">: {name}</span>
          </button>
        )}
      </div>
      {asked && (
        <ConfirmDialog
          title={t(asked === 'remove' ? 'members.removeTitle' : 'members.transferTitle', { name })}
          action={t(asked === 'remove' ? 'members.remove' : 'members.transfer')}
          isDangerous
          onConfirm={confirm}
          onClose={() => setAsked(null)}
        >
          <p>{t(asked === 'remove' ? 'members.removeText' : 'members.transferText')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
