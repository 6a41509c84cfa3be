const VIEWS = ['sign-in', 'sign-up', 'forgot'] as const;
export type DoorView = (typeof VIEWS)[number];

/** The page before one is in that `location.hash` names; signing in where it names none. */
export function parseDoorView(hash: string): DoorView {
  return VIEWS.find((view) => hash === doorHref(view)) ?? 'sign-in';
}

export function doorHref(view: DoorView): string {
  return `#/${view}`;
}

/** Whether the address names a page that is of no use to somebody who is in. */
export function isDoorHash(hash: string): boolean {
  return VIEWS.some((view) => hash === doorHref(view));
}
