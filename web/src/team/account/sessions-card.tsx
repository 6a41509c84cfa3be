import { useCallback, useState } from 'react';
import type { SessionEntry } from '../../api/account-types.ts';
import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDateTime } from '../ui/format-time.ts';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { useAction } from '../use-action.ts';
import { useLoad } from '../use-load.ts';
import { AccountSection } from './account-section.tsx';

/** Where one is signed in, and the way to end it there. */
export function SessionsCard() {
  const { t } = useTexts();
  const { account, notify } = useAccount();
  const load = useCallback((signal: AbortSignal) => account.sessions(signal), [account]);
  const { data, error, reload } = useLoad(load);
  const action = useAction();
  const [isEndingAll, setEndingAll] = useState(false);
  const end = (id: string) =>
    action.run(async () => {
      await account.endSession(id);
      await reload();
      notify(t('sessions.ended'));
    });
  const hasOthers = data?.sessions.some(({ isCurrent }) => !isCurrent);
  return (
    <AccountSection title={t('sessions.title')}>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={2} />}
      <ErrorText error={action.error} />
      <ul className="cards">
        {data?.sessions.map((session) => (
          <SessionCard
            key={session.id}
            session={session}
            isBusy={action.isBusy}
            onEnd={() => void end(session.id)}
          />
        ))}
      </ul>
      {hasOthers && (
        <div className="actions">
          <button type="button" onClick={() => setEndingAll(true)}>
            {t('sessions.endOthers')}
          </button>
        </div>
      )}
      {isEndingAll && (
        <ConfirmDialog
          title={t('sessions.endOthers')}
          action={t('sessions.endOthers')}
          isDangerous
          onConfirm={async () => {
            await account.endOtherSessions();
            await reload();
            notify(t('sessions.ended'));
          }}
          onClose={() => setEndingAll(false)}
        >
          <p>{t('sessions.endOthersText')}</p>
        </ConfirmDialog>
      )}
    </AccountSection>
  );
}

interface SessionCardProps {
  session: SessionEntry;
  isBusy: boolean;
  onEnd: () => void;
}

function SessionCard({ session, isBusy, onEnd }: SessionCardProps) {
  const { t, tag } = useTexts();
  const device = session.device || t('sessions.unknownDevice');
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <strong>{device}</strong>{' '}
          {session.isCurrent && <span className="badge ready">{t('sessions.current')}</span>}
        </p>
        <p className="hint">
          {session.place && <>{session.place} · </>}
          {t('sessions.seen', { time: formatDateTime(session.lastSeenAt, tag) })}
        </p>
      </div>
      {!session.isCurrent && (
        <div className="actions">
          <button type="button" className="small" disabled={isBusy} onClick={onEnd}>
            {t('sessions.end')}
            <span className="visually-hidden">: {device}</span>
          </button>
        </div>
      )}
    </li>
  );
}
