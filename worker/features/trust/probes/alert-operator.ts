import { readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { upstreamGate } from '../../../platform/objects.ts';
import { reportError } from '../../../platform/sentry.ts';
import { isMailConfigured, sendMail } from '../../../providers/mail/send-mail.ts';
import type { ProbeResult } from '../control.ts';

/** What the operator does not know yet. */
export interface ProbeChanges {
  failed: ProbeResult[];
  recovered: ProbeResult[];
}

/** @param told names of the probes whose failure the operator knows of */
export function changesSince(told: readonly string[], results: readonly ProbeResult[]): ProbeChanges {
  const isKnown = ({ name }: ProbeResult) => told.includes(name);
  return {
    failed: results.filter((result) => result.state !== 'passed' && !isKnown(result)),
    recovered: results.filter((result) => result.state === 'passed' && isKnown(result)),
  };
}

class LiveProbeFailed extends Error {
  override readonly name = 'LiveProbeFailed';
}

/**
 * By log, Sentry and mail, where they are configured.
 * @param key the same for two runs that saw the same change: one mail goes out
 * @returns whether everybody was told who can be
 */
export async function alertOperator(
  env: Env,
  { failed, recovered }: ProbeChanges,
  key: string,
  log: Log,
): Promise<boolean> {
  const names = (results: ProbeResult[]) => results.map(({ name }) => name).join(' ');
  if (failed.length > 0) {
    const error = new LiveProbeFailed('a live probe failed');
    log.error('probe.alert', error, { failed: names(failed) });
    await reportError(env, error);
  }
  if (recovered.length > 0) log.warn('probe.recovered', { recovered: names(recovered) });

  const config = readConfig(env);
  if (config.OPERATOR_EMAIL === null || !isMailConfigured(config)) return true;
  const lines = [
    ...failed.map(({ name, state, reason }) => `FAILED     ${name}: ${reason ?? state}`),
    ...recovered.map(({ name }) => `RECOVERED  ${name}`),
  ];
  try {
    await sendMail(config, upstreamGate(env), {
      to: config.OPERATOR_EMAIL,
      subject:
        failed.length > 0 ? `Portero: ${names(failed)} failed` : `Portero: ${names(recovered)} recovered`,
      text: [
        'The live probes of the security page have changed:',
        lines.join('\n'),
        `What they prove is shown as not verified while they fail: ${new URL('/security', config.PUBLIC_URL)}`,
      ].join('\n\n'),
      idempotencyKey: `probes/${key}`,
    });
    return true;
  } catch (error) {
    log.error('probe.mail_failed', error);
    return false;
  }
}
