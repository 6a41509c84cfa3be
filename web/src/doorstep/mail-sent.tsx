import { useEffect, useRef } from 'react';
import { useTexts } from '../team/texts-context.ts';

/** What to do now that a mail is on its way. It takes the focus from the form that it replaces. */
export function MailSent({ text }: { text: string }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="mail-sent" tabIndex={-1} role="status">
      <h2>{t('door.lookIntoMail')}</h2>
      <p>{text}</p>
      <p className="hint">{t('door.mailHint')}</p>
    </div>
  );
}
