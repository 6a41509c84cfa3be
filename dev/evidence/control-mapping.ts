import type { Control, Proof } from '../../worker/features/trust/control.ts';
import { API_RISKS, LLM_RISKS } from './standards.ts';

const BEGIN = '<!-- Written by `npm run threat-model` from worker/features/trust/controls. -->\n';
const END = '<!-- End of what is written. -->\n';

/**
 * The text with everything between its two marks written anew from the controls.
 * @throws Error where the marks are not there once
 */
export function writeMapping(text: string, controls: readonly Control[]): string {
  const [before, rest, ...more] = text.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0) {
    throw new Error('SECURITY.md has not its two marks of `npm run threat-model`.');
  }
  return `${before}${BEGIN}\n${mapping(controls)}\n${END}${after}`;
}

function mapping(controls: readonly Control[]): string {
  return [
    '| control | what is claimed | ASVS 5.0 | API 2023 | LLM 2025 | shown by |',
    '|---|---|---|---|---|---|',
    ...controls.map(row),
    '',
    ...risksOf('OWASP API Security Top 10 (2023)', API_RISKS, controls, 'api'),
    '',
    ...risksOf('OWASP Top 10 for LLM Applications (2025)', LLM_RISKS, controls, 'llm'),
    '',
  ].join('\n');
}

function row(control: Control): string {
  const { id, claim, standards } = control;
  const cells = [
    `\`${id}\``,
    claim.en,
    ...[standards.asvs, standards.api, standards.llm].map((ids) => ids.join(', ')),
    shownBy(control),
  ];
  return `| ${cells.join(' | ')} |`;
}

function shownBy({ vendor, code, proofs }: Control): string {
  if (vendor) return `[${vendor.name}](${vendor.url}) says so (${vendor.checkedOn})`;
  return code.length === 0 ? 'planned' : proofs.map(describeProof).join(', ');
}

function describeProof(proof: Proof): string {
  if (proof.kind === 'test') return `\`${proof.file}\``;
  return proof.kind === 'audit' ? `\`npm run ${proof.script}\`` : `probe \`${proof.name}\``;
}

/** Each risk with the controls against it, so that one without any is seen. */
function risksOf(
  title: string,
  risks: Readonly<Record<string, string>>,
  controls: readonly Control[],
  list: 'api' | 'llm',
): string[] {
  return [
    `| ${title} | controls |`,
    '|---|---|',
    ...Object.entries(risks).map(([id, name]) => {
      const against = controls.filter(({ standards }) => standards[list].includes(id));
      const names = against.map(({ id: control, code }) => (code.length ? control : `${control} (planned)`));
      return `| ${id} ${name} | ${names.join(', ') || 'none of its own'} |`;
    }),
  ];
}
