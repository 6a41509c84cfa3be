import { useId } from 'react';
import type { GuardEvent } from '../../api/protection-types.ts';
import { routeHref } from '../route.ts';
import { type Translate, useTexts } from '../texts-context.ts';
import { formatDateTime } from '../ui/format-time.ts';
import { FoundText } from './found-text.tsx';
import { GuardFeedback } from './guard-feedback.tsx';

interface GuardEventCardProps {
  event: GuardEvent;
  onChange: (event: GuardEvent) => void;
}

/** One finding: where and when, what it said and why it stood out, what was done, and whether that was right. */
export function GuardEventCard({ event, onChange }: GuardEventCardProps) {
  const { t, tag } = useTexts();
  const textId = useId();
  const { kind, verdict, at, excerpt, reasons } = event;
  const isBlock = verdict === 'block';
  const place = placeText(event, t);
  const href = placeHref(event);
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <span className={`badge ${isBlock ? 'failed' : 'waiting'}`}>
            {t(isBlock ? `protection.badge.${kind}` : 'protection.verdict.suspicious')}
          </span>{' '}
          <time className="hint" dateTime={at}>
            {formatDateTime(at, tag)}
          </time>
        </p>
        <h3>{href ? <a href={href}>{place}</a> : place}</h3>
        <FoundText id={textId} excerpt={excerpt} reasons={reasons} />
        <p className="hint">{t(`protection.done.${kind}.${verdict}`)}</p>
        <GuardFeedback event={event} about={textId} onChange={onChange} />
      </div>
    </li>
  );
}

function placeText({ kind, contactName, documentTitle }: GuardEvent, t: Translate): string {
  if (kind === 'message') return t('protection.in.message', { name: contactName ?? t('inbox.nameless') });
  return documentTitle === null
    ? t('protection.in.gone')
    : t('protection.in.passage', { title: documentTitle });
}

/** Null where it is gone. */
function placeHref({ conversationId, documentId }: GuardEvent): string | null {
  if (conversationId) return routeHref('conversations', conversationId);
  return documentId && routeHref('knowledge', documentId);
}
