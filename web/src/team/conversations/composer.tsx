import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Conversation } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';

const MAX_LENGTH = 4096;
const COUNTED_FROM = MAX_LENGTH - 300;

interface ComposerProps {
  conversation: Conversation;
  /** From the beginning. */
  hasFocus: boolean;
  onSend: (id: string, text: string) => Promise<void>;
}

/** The reply box. Enter sends, Shift+Enter begins a line; what is typed is kept when the reader goes elsewhere. */
export function Composer({ conversation, hasFocus, onSend }: ComposerProps) {
  const { t } = useTexts();
  const { canReply, drafts } = useTeam();
  const [text, setText] = useState(drafts.get(conversation.id) ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  useEffect(() => {
    if (hasFocus) area.current?.focus();
  }, [hasFocus]);
  const refusal = !canReply
    ? t('composer.viewer')
    : conversation.optedOut
      ? t('composer.optedOut')
      : conversation.windowOpen
        ? null
        : t('composer.windowClosed');

  const type = (typed: string) => {
    setText(typed);
    if (typed) drafts.set(conversation.id, typed);
    else drafts.delete(conversation.id);
  };
  const isTooLong = text.length > MAX_LENGTH;
  const canSend = text.trim() !== '' && !isTooLong && !refusal;
  const send = () => {
    if (!canSend) return;
    // Emptied at once: a second click finds nothing to send.
    type('');
    void onSend(crypto.randomUUID(), text.trim());
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  useLayoutEffect(() => {
    const node = area.current;
    if (!node) return;
    node.rows = 1;
    const line = Number.parseFloat(getComputedStyle(node).lineHeight);
    if (text) node.rows = Math.min(6, Math.max(1, Math.floor(node.scrollHeight / line)));
  }, [text]);

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {refusal && <p className="composer-refusal">{refusal}</p>}
      <div className="composer-line">
        <textarea
          ref={area}
          rows={1}
          value={text}
          disabled={refusal !== null}
          aria-label={t('composer.label')}
          aria-describedby={hint}
          placeholder={t('composer.placeholder')}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className="primary icon-button"
          aria-label={t('composer.send')}
          disabled={!canSend}
        >
          <Icon name="send" />
        </button>
      </div>
      <p id={hint} className="composer-hint">
        {conversation.mode === 'person' ? t('composer.hint') : t('composer.takesOver')}
        {text.length >= COUNTED_FROM && (
          <span className={isTooLong ? 'error-text' : ''} role="status">
            {t('composer.count', { count: text.length, max: MAX_LENGTH })}
          </span>
        )}
      </p>
    </form>
  );
}
