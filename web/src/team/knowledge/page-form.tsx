import { type FormEvent, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { KnowledgeDocument } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** Adds a public web page by its address; one without `https://` gets it. */
export function PageForm({ onAdded }: { onAdded: (document: KnowledgeDocument) => void }) {
  const { t } = useTexts();
  const { api, notify } = useTeam();
  const [url, setUrl] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | string | null>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const address = /^[a-z]+:\/\//i.test(url.trim()) ? url.trim() : `https://${url.trim()}`;
    if (!URL.canParse(address)) return setError(t('knowledge.badUrl'));
    setBusy(true);
    setError(null);
    try {
      onAdded((await api.addPage(address)).document);
      notify(t('knowledge.pageAdded'));
      setUrl('');
    } catch (thrown) {
      setError(toApiError(thrown));
    }
    setBusy(false);
  };
  return (
    <form className="page-form" noValidate onSubmit={(event) => void add(event)}>
      <label>
        {t('knowledge.url')}
        <input
          type="url"
          inputMode="url"
          maxLength={2048}
          placeholder="https://"
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
      </label>
      <button type="submit" disabled={isBusy || url.trim() === ''}>
        {t('knowledge.addPage')}
      </button>
      <ErrorText error={error} />
    </form>
  );
}
