import { useCallback, useEffect, useRef, useState } from 'react';
import type { Block, GuardEvent } from '../../api/protection-types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { useData } from '../use-data.ts';
import { HeldPersonCard } from './held-person-card.tsx';
import { subjectName } from './subject.ts';

/** Who has been warned, is paused or blocked, what they did, and the way to lift it. */
export function HeldPeople() {
  const { t } = useTexts();
  const { api, notify } = useTeam();
  const heading = useRef<HTMLHeadingElement>(null);
  const [lifting, setLifting] = useState<Block | null>(null);
  const isLifted = useRef(false);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [{ blocks }, { events }] = await Promise.all([
        api.blocks(signal),
        // Only what was refused counts against somebody.
        api.guardEvents({ kind: 'message', verdict: 'block' }, null, signal),
      ]);
      return { blocks, events };
    },
    [api],
  );
  const { data, error, reload } = useData(load, 'conversation');
  // The button that opened the dialog is gone: the focus goes to what is left.
  useEffect(() => {
    if (lifting || !isLifted.current) return;
    isLifted.current = false;
    heading.current?.focus();
  }, [lifting]);
  return (
    <section className="account-section" aria-labelledby="held-people">
      <h2 id="held-people" ref={heading} tabIndex={-1}>
        {t('protection.people')}
      </h2>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={1} />}
      {data?.blocks.length === 0 && <p className="hint">{t('protection.peopleNone')}</p>}
      {data && data.blocks.length > 0 && (
        <ul className="cards" aria-labelledby="held-people">
          {data.blocks.map((block) => (
            <HeldPersonCard
              key={block.subject}
              block={block}
              events={eventsOf(block, data.events)}
              onLift={() => setLifting(block)}
            />
          ))}
        </ul>
      )}
      {lifting && (
        <ConfirmDialog
          title={t('protection.liftTitle', { name: subjectName(lifting, t) })}
          action={t('protection.lift')}
          onConfirm={async () => {
            await api.liftBlock(lifting.subject);
            await reload();
            isLifted.current = true;
            notify(t('protection.lifted', { name: subjectName(lifting, t) }));
          }}
          onClose={() => setLifting(null)}
        >
          <p>{t('protection.liftText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function eventsOf({ subject }: Block, events: GuardEvent[]): GuardEvent[] {
  return events.filter(({ contactId }) => subject === `contact:${contactId}`);
}
