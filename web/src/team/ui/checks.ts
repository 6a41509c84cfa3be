import type { TeamTexts } from '../../i18n/team/texts.ts';

type Fault = keyof TeamTexts | null;

export const PASSWORD_MIN = 12;
const PASSWORD_MAX = 128;

export const checkEmail = (value: string): Fault =>
  /^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : 'form.noEmail';

export const checkFilled = (value: string): Fault => (value.trim() === '' ? 'form.empty' : null);

/** A new password, counted as people count: by characters, not by bytes. */
export function checkNewPassword(value: string): Fault {
  const length = [...value].length;
  return length < PASSWORD_MIN ? 'form.shortPassword' : length > PASSWORD_MAX ? 'form.longPassword' : null;
}

/** Only the fields that have a fault. */
export function faults<Name extends string>(
  found: Record<Name, Fault>,
): Partial<Record<Name, keyof TeamTexts>> {
  const entries = Object.entries(found).filter(([, fault]) => fault !== null);
  return Object.fromEntries(entries) as Partial<Record<Name, keyof TeamTexts>>;
}
