import type { Control } from '../../../worker/features/trust/control.ts';
import { MutationError } from '../replace-once.ts';
import { SOURCE_MUTATIONS } from '../source/all.ts';
import type { SourceMutation } from '../source/mutation.ts';

/** A mutation that is to turn one control off, and no other. */
export interface ControlMutation {
  control: Control;
  mutation: SourceMutation;
}

/** For each control the mutation of the source that removes a defence which it alone claims. */
export const MUTATION_OF: Readonly<Record<string, string>> = {
  'https-only': 'page-without-hsts',
  'security-headers': 'page-with-code-of-others',
  'sealed-secrets': 'one-data-key-for-all',
  'row-isolation': 'file-of-whoever-names-it',
  'signed-context': 'seal-without-key',
  'privileged-functions': 'inner-function-for-the-app',
  'database-role': 'role-of-the-connection-unchecked',
  'access-tokens': 'access-token-audience-unchecked',
  'session-refresh': 'replayed-refresh-token-accepted',
  'session-end': 'signed-out-and-still-in',
  'api-keys': 'api-key-kept-in-the-clear',
  'isolation-test': 'audit-blind-to-rows-read',
  'route-guards': 'queue-payload-unparsed-when-sent',
  'uniform-refusals': 'refusal-that-repeats-the-request',
  cors: 'cors-by-an-ending',
  'session-cookie': 'cookie-readable-by-scripts',
  'webhook-signatures': 'mercado-pago-ids-that-split-the-text',
  'live-connections': 'ticket-used-twice',
  'log-masking': 'phone-numbers-unmasked',
  'log-redaction': 'secrets-unredacted',
  'error-reports': 'report-with-error-messages',
  'sign-in-limits': 'network-from-the-client',
  'tenant-limits': 'pages-read-ten-times-as-often',
  'circuit-breakers': 'breaker-never-opens',
  'central-budget': 'ceiling-by-a-unit-too-high',
  'input-guard': 'manipulation-only-noted',
  'abuse-blocks': 'block-lets-through',
  'opt-out-window': 'sent-past-the-window',
  'document-bounds': 'archive-of-any-number-of-entries',
  'page-fetch-bounds': 'redirects-unchecked',
  'body-bounds': 'body-in-pieces-unbounded',
  'grounded-answers': 'answer-without-citation',
  'verified-builds': 'verified-without-the-isolation-audit',
  'signed-evidence': 'verified-with-skipped-tests',
  'live-probes': 'probe-of-headers-by-name',
  'isolation-certificate': 'certificate-passes-with-failures',
  'password-hashing': 'passwords-under-one-salt',
  'leaked-passwords': 'leaked-passwords-accepted',
  'second-factor': 'code-used-twice',
  'uniform-sign-in': 'unknown-address-answers-sooner',
  'account-links': 'link-used-twice',
  'step-up': 'second-factor-begun-without-password',
  'account-deletion': 'organisation-erased-at-any-time',
};

/** Whether a control claims something that is built, and by us. */
export const isBuilt = ({ code, vendor }: Control) => code.length > 0 && vendor === undefined;

/**
 * The built ones of these controls, each with its mutation.
 * @throws MutationError for a control that has none
 */
export function controlMutations(controls: readonly Control[]): ControlMutation[] {
  return controls.filter(isBuilt).map((control) => {
    const mutation = SOURCE_MUTATIONS.find(({ id }) => id === MUTATION_OF[control.id]);
    if (!mutation) throw new MutationError(`no mutation takes a defence of ${control.id} away`);
    return { control, mutation };
  });
}
