import type { Block } from '../../api/protection-types.ts';
import type { Translate } from '../texts-context.ts';

type SubjectKind = 'contact' | 'user' | 'key';

export function subjectKind({ subject }: Block): SubjectKind {
  const [kind] = subject.split(':');
  return kind === 'contact' || kind === 'user' ? kind : 'key';
}

export function subjectName(block: Block, t: Translate): string {
  const nameless = { contact: 'inbox.nameless', user: 'protection.member', key: 'protection.key' } as const;
  return block.name ?? t(nameless[subjectKind(block)]);
}

/** What the standing means for them, and until when. */
export function standingText(block: Block, t: Translate, formatTime: (iso: string) => string): string {
  if (block.standing === 'warned') return t('protection.warnedText');
  const whom = subjectKind(block) === 'contact' ? 'contact' : 'other';
  return block.until === null
    ? t(`protection.forever.${whom}`)
    : t(`protection.until.${whom}`, { when: formatTime(block.until) });
}
