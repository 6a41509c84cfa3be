/** `npm run -s webhooks:verify -- --vectors FILE --json`: proves the webhook verifiers against recorded deliveries. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyMetaSignature } from '../../worker/providers/meta/signature.ts';
import { countTampering, type TamperCount } from './tamper.ts';

export interface MetaVector {
  secret: string;
  body: string;
  header: string;
}

interface VectorFile {
  meta?: MetaVector[];
  mercadopago?: unknown[];
  paddle?: unknown[];
}

export interface VectorReport extends TamperCount {
  total: number;
  accepted: number;
  skipped: { mercadopago: number; paddle: number };
}

/** Verifies every vector, then again with each single byte of its body and signature value changed in turn. */
export async function verifyVectors(file: VectorFile): Promise<VectorReport> {
  const report: VectorReport = {
    total: 0,
    accepted: 0,
    tampered_tried: 0,
    tampered_accepted: 0,
    case_flips_tried: 0,
    case_flips_accepted: 0,
    skipped: { mercadopago: file.mercadopago?.length ?? 0, paddle: file.paddle?.length ?? 0 },
  };
  for (const { secret, body, header } of file.meta ?? []) {
    const isSigned = (bytes: Uint8Array, value: string) => verifyMetaSignature(bytes, value, [secret]);
    const bytes = new TextEncoder().encode(body);
    report.total++;
    if (await isSigned(bytes, header)) report.accepted++;
    await countTampering({ body: bytes, header, signatureAt: 'sha256='.length, isSigned, into: report });
  }
  return report;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { vectors: { type: 'string' }, json: { type: 'boolean' } } });
  if (!values.vectors) throw new Error('--vectors FILE is missing');
  const report = await verifyVectors(JSON.parse(await readFile(values.vectors, 'utf8')));
  console.log(values.json ? JSON.stringify(report) : report);
  if (report.total === 0 || report.accepted < report.total || report.tampered_accepted > 0)
    process.exitCode = 1;
}
