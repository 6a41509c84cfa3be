import { useCallback } from 'react';
import type { Invitation } from '../../api/account-types.ts';
import type { Role } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkEmail, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Field } from '../ui/field.tsx';
import { formatDay } from '../ui/format-time.ts';
import { LoadError } from '../ui/load-state.tsx';
import { useForm } from '../ui/use-form.ts';
import { useAction } from '../use-action.ts';
import { useLoad } from '../use-load.ts';
import { givableRoles } from './roles.ts';

/** Invitations on their way, and a form for another. */
export function Invitations() {
  const { t } = useTexts();
  const { api } = useTeam();
  const load = useCallback((signal: AbortSignal) => api.invitations(signal), [api]);
  const { data, error, reload } = useLoad(load);
  return (
    <section className="account-section" aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t('invitations.title')}</h2>
      <InviteForm onInvited={reload} />
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {data?.invitations.length === 0 && <p className="hint">{t('invitations.none')}</p>}
      <ul className="cards">
        {data?.invitations.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} onChange={reload} />
        ))}
      </ul>
    </section>
  );
}

function InviteForm({ onInvited }: { onInvited: () => Promise<void> }) {
  const { t } = useTexts();
  const { api, organisation, notify } = useTeam();
  const { form, isBusy, error, field, set, submit } = useForm({
    initial: { email: '', role: 'agent' },
    check: ({ email }) => faults({ email: checkEmail(email), role: null }),
    send: async ({ email, role }) => {
      await api.invite({ email: email.trim(), role: role as Role });
      set({ email: '' });
      await onInvited();
      notify(t('invitations.sent', { email: email.trim() }));
    },
  });
  const role = field('role');
  return (
    <form ref={form} noValidate className="invite-form" onSubmit={submit}>
      <Field
        {...field('email')}
        label={t('form.email')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={320}
      />
      <label>
        {t('invitations.role')}
        <select value={role.value} onChange={({ target }) => role.onValue(target.value)}>
          {givableRoles(organisation.role)
            .filter((given) => given !== 'owner')
            .map((given) => (
              <option key={given} value={given}>
                {t(`role.${given}`)}
              </option>
            ))}
        </select>
      </label>
      <button type="submit" disabled={isBusy}>
        {t('invitations.invite')}
      </button>
      <ErrorText error={error} />
    </form>
  );
}

function InvitationCard({ invitation, onChange }: { invitation: Invitation; onChange: () => Promise<void> }) {
  const { t, tag } = useTexts();
  const { api } = useTeam();
  const { isBusy, error, run } = useAction();
  const { id, email, role, expiresAt } = invitation;
  const withdraw = async () => {
    await api.withdrawInvitation(id);
    await onChange();
  };
  return (
    <li className="card">
      <div className="card-main">
        <p>{email}</p>
        <p className="hint">
          {t(`role.${role}`)} · {t('invitations.until', { date: formatDay(expiresAt, tag) })}
        </p>
        <ErrorText error={error} />
      </div>
      <div className="actions">
        <button type="button" className="small" disabled={isBusy} onClick={() => void run(withdraw)}>
          {t('invitations.withdraw')}
          <span className="visually-hidden">: {email}</span>
        </button>
      </div>
    </li>
  );
}
