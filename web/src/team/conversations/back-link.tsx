import { routeHref } from '../route.ts';
import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';

/** From a conversation to the list, on a phone; beside the list there is no need for it. */
export function BackLink() {
  const { t } = useTexts();
  return (
    <a className="icon-button back" href={routeHref('conversations')} aria-label={t('thread.back')}>
      <Icon name="back" />
    </a>
  );
}
