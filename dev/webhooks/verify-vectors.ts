/** `npm run -s webhooks:verify -- --vectors FILE --json`: proves the webhook verifiers against recorded deliveries. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { noTampering, type TamperCount } from './tamper.ts';
import { TRY_VECTOR } from './try-vector.ts';

interface ProviderReport extends TamperCount {
  total: number;
  accepted: number;
}

/** Over all providers, then by provider as the file names them. */
export interface VectorReport extends ProviderReport {
  providers: Record<string, ProviderReport>;
  /** Vectors that were not tried, because nothing here verifies their provider. */
  skipped: Record<string, number>;
}

const vectorFile = z.record(z.string(), z.array(z.unknown()));

/** Verifies every vector of a file, `{provider: [vector, …]}`, as it is and tampered with. @throws ZodError */
export async function verifyVectors(file: unknown): Promise<VectorReport> {
  const report: VectorReport = { ...emptyReport(), providers: {}, skipped: {} };
  for (const [name, vectors] of Object.entries(vectorFile.parse(file))) {
    const tryVector = TRY_VECTOR[name];
    report.skipped[name] = tryVector ? 0 : vectors.length;
    if (!tryVector) continue;
    const provider = emptyReport();
    for (const vector of vectors) {
      provider.total++;
      if (await tryVector(vector, provider)) provider.accepted++;
    }
    report.providers[name] = provider;
    for (const key of Object.keys(provider) as (keyof ProviderReport)[]) report[key] += provider[key];
  }
  return report;
}

function emptyReport(): ProviderReport {
  return { total: 0, accepted: 0, ...noTampering() };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { vectors: { type: 'string' }, json: { type: 'boolean' } } });
  if (!values.vectors) throw new Error('--vectors FILE is missing');
  const report = await verifyVectors(JSON.parse(await readFile(values.vectors, 'utf8')));
  console.log(values.json ? JSON.stringify(report) : report);
  if (report.total === 0 || report.accepted < report.total || report.tampered_accepted > 0)
    process.exitCode = 1;
}
