import { useCallback, useState } from 'react';
import type { ApiKey } from '../../api/account-types.ts';
import { AccountSection } from '../account/account-section.tsx';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { formatDay } from '../ui/format-time.ts';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { Modal } from '../ui/modal.tsx';
import { useLoad } from '../use-load.ts';
import { NewKeyForm } from './new-key-form.tsx';

/** The keys by which programs of the organisation call the API. */
export function ApiKeys() {
  const { t } = useTexts();
  const { api, notify } = useTeam();
  const load = useCallback((signal: AbortSignal) => api.apiKeys(signal), [api]);
  const { data, error, reload } = useLoad(load);
  const [made, setMade] = useState<string | null>(null);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  return (
    <AccountSection title={t('keys.title')}>
      <p className="hint">{t('keys.text')}</p>
      <NewKeyForm
        onMade={(key) => {
          setMade(key);
          void reload();
        }}
      />
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={1} />}
      <ul className="cards">
        {data?.apiKeys.map((key) => (
          <KeyCard key={key.id} apiKey={key} onRevoke={() => setRevoked(key)} />
        ))}
      </ul>
      {made !== null && (
        <Modal title={t('keys.madeTitle')} onClose={() => setMade(null)}>
          <div className="stack">
            <p className="modal-text">{t('keys.madeText')}</p>
            <code className="secret">{made}</code>
            <CopyButton text={made} />
            <div className="modal-actions">
              <button type="button" className="primary" onClick={() => setMade(null)}>
                {t('common.done')}
              </button>
            </div>
          </div>
        </Modal>
      )}
      {revoked && (
        <ConfirmDialog
          title={t('keys.revokeTitle', { name: revoked.name })}
          action={t('keys.revoke')}
          isDangerous
          onConfirm={async () => {
            await api.revokeApiKey(revoked.id);
            await reload();
            notify(t('keys.revoked'));
          }}
          onClose={() => setRevoked(null)}
        >
          <p>{t('keys.revokeText')}</p>
        </ConfirmDialog>
      )}
    </AccountSection>
  );
}

function KeyCard({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t, tag } = useTexts();
  const { name, prefix, scopes, expiresAt, lastUsedAt } = apiKey;
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <strong>{name}</strong> <code>{prefix}…</code>
        </p>
        <p className="hint">
          {t(scopes.includes('write') ? 'keys.write' : 'keys.read')} ·{' '}
          {expiresAt ? t('keys.until', { date: formatDay(expiresAt, tag) }) : t('keys.forever')} ·{' '}
          {lastUsedAt ? t('keys.used', { date: formatDay(lastUsedAt, tag) }) : t('keys.unused')}
        </p>
      </div>
      <div className="actions">
        <button type="button" className="small" onClick={onRevoke}>
          {t('keys.revoke')}
          <span className="visually-hidden">: {name}</span>
        </button>
      </div>
    </li>
  );
}
