import { type DoorView, doorHref } from './views.ts';

export type GoTo = (view: DoorView) => void;

/** A link between the pages of the door; what it does is up to the page, which may be keeping its address. */
export function DoorLink({ to, onGo, children }: { to: DoorView; onGo: GoTo; children: string }) {
  return (
    <a
      href={doorHref(to)}
      onClick={(event) => {
        event.preventDefault();
        onGo(to);
      }}
    >
      {children}
    </a>
  );
}
