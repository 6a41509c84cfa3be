import type { TeamTexts } from '../../i18n/team/texts.ts';

/** Every reason for which the guard finds a text suspicious. */
export const REASON_TEXTS: Readonly<Record<string, keyof TeamTexts>> = {
  manipulation: 'reason.manipulation',
  forged_turn: 'reason.forged_turn',
  hidden_text: 'reason.hidden_text',
  disguised: 'reason.disguised',
  split_over_messages: 'reason.split_over_messages',
  too_long: 'reason.too_long',
  payload_sql: 'reason.payload_sql',
  payload_script: 'reason.payload_script',
  payload_template: 'reason.payload_template',
  payload_path: 'reason.payload_path',
  payload_command: 'reason.payload_command',
  payload_markup: 'reason.payload_markup',
};

/** In words, each once. */
export function reasonTexts(reasons: readonly string[]): (keyof TeamTexts)[] {
  const keys = reasons.map((reason) => REASON_TEXTS[reason] ?? 'reason.other');
  return keys.length > 0 ? [...new Set(keys)] : ['reason.other'];
}
