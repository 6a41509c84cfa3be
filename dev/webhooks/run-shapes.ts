/** `npm run -s webhooks:shapes -- --folder DIR --json`: what the product makes of every webhook body in a folder. */
import { parseArgs } from 'node:util';
import type { InboundEvent } from '../../worker/domain/inbound-event.ts';
import { parseMetaWebhook } from '../../worker/providers/meta/parse-webhook.ts';
import { findWebhookBodies } from './find-webhook-bodies.ts';
import { openIngestTarget } from './ingest-target.ts';

export interface ShapesReport {
  bodies: number;
  /** Bodies that gave at least one event, all of them stored. */
  understood: number;
  /** Bodies that gave none, on purpose. */
  ignored_on_purpose: number;
  dead_lettered: { file: string; path: string; reason: string }[];
  /** Parts left out, by reason, over all bodies. */
  ignored: Record<string, number>;
}

/** Parses every body below `folder` and hands its events to `consume`; what either refuses is dead-lettered. */
export async function runShapes(
  folder: string,
  consume: (events: InboundEvent[]) => Promise<void>,
): Promise<ShapesReport> {
  const report: ShapesReport = {
    bodies: 0,
    understood: 0,
    ignored_on_purpose: 0,
    dead_lettered: [],
    ignored: {},
  };
  for (const { file, path, body } of await findWebhookBodies(folder)) {
    report.bodies++;
    try {
      const parsed = parseMetaWebhook(body);
      if ('malformed' in parsed) throw new Error(parsed.malformed);
      await consume(parsed.events);
      report[parsed.events.length > 0 ? 'understood' : 'ignored_on_purpose']++;
      for (const [reason, n] of Object.entries(parsed.ignored)) {
        report.ignored[reason] = (report.ignored[reason] ?? 0) + n;
      }
    } catch (error) {
      report.dead_lettered.push({
        file,
        path,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return report;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, json: { type: 'boolean' } } });
  if (!values.folder) throw new Error('--folder DIR is missing');
  const target = await openIngestTarget();
  const report = await runShapes(values.folder, target.ingest).finally(target.close);
  console.log(values.json ? JSON.stringify(report) : report);
  if (report.bodies === 0 || report.dead_lettered.length > 0) process.exitCode = 1;
}
