import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, toApiError } from '../../api/api-error.ts';
import type { KnowledgeDocument } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { refuseFile } from './accepted-files.ts';

export interface Upload {
  key: string;
  file: File;
  /** The document that it takes the place of. */
  replaces: KnowledgeDocument | null;
  /** From 0 to 1; null while it waits for the ones before it. */
  sent: number | null;
  error: ApiError | null;
}

/** Sends files one after the other; those that fail stay until they are tried again or put away. */
export function useUploads(onDone: (document: KnowledgeDocument) => void) {
  const { api } = useTeam();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const line = useRef(Promise.resolve());
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const change = useCallback(
    (key: string, next: Partial<Upload>) =>
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...next } : upload))),
    [],
  );
  const remove = useCallback(
    (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key)),
    [],
  );
  const send = useCallback(
    ({ key, file, replaces }: Upload) => {
      change(key, { error: null, sent: null });
      const { signal } = leaving.current;
      line.current = line.current.then(async () => {
        if (signal.aborted) return;
        const progress = { signal, onProgress: (sent: number) => change(key, { sent }) };
        change(key, { sent: 0 });
        try {
          const { document } = await (replaces
            ? api.replace(replaces.id, file, progress)
            : api.upload(file, progress));
          onDone(document);
          remove(key);
        } catch (thrown) {
          change(key, { error: toApiError(thrown), sent: null });
        }
      });
    },
    [api, change, onDone, remove],
  );
  const add = useCallback(
    (files: Iterable<File>, replaces: KnowledgeDocument | null = null) => {
      const added = [...files].map((file): Upload => {
        const refusal = refuseFile(file);
        const error = refusal && new ApiError(refusal === 'empty' ? 'empty_file' : refusal);
        return { key: crypto.randomUUID(), file, replaces, sent: null, error };
      });
      setUploads((all) => [...all, ...added]);
      for (const upload of added) if (!upload.error) send(upload);
    },
    [send],
  );
  return { uploads, add, retry: send, remove };
}
