import { isDeepStrictEqual } from 'node:util';
import type { Control } from '../../worker/features/trust/control.ts';
import { controlViews } from '../../worker/features/trust/evidence/control-states.ts';
import {
  CLOCK_SKEW_MS,
  type EvidenceCheck,
  verifyStatement,
} from '../../worker/features/trust/evidence/verify-statement.ts';
import {
  type SecurityControlsDocument,
  type ServedControl,
  securityControlsDocument,
  serveControl,
} from '../../worker/features/trust/security-controls-document.ts';
import type { PublicKeys } from './trusted-keys.ts';

const DOCUMENT_PATH = '/.well-known/security-controls.json';
const MAX_LENGTH = 1024 * 1024;
const TIMEOUT_MS = 15_000;

export interface Verification {
  evidence: EvidenceCheck;
  /** As we compute them from the evidence, the probes as served, and our own registry. */
  controls: ServedControl[];
  /** What is not as it should be, in words. Empty: the page says what its evidence says. */
  mismatches: string[];
}

/** @throws Error, in words, where there is no such document */
export async function fetchDocument(url: string): Promise<SecurityControlsDocument> {
  const { protocol, hostname, origin } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !isLocal) throw new Error('Only over https: what is read must be theirs.');
  const answer = await fetch(origin + DOCUMENT_PATH, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (answer.status !== 200) throw new Error(`${origin}${DOCUMENT_PATH} answers ${answer.status}.`);
  const read = securityControlsDocument.safeParse(parseJson(await readText(answer)));
  if (!read.success) throw new Error(`What ${origin}${DOCUMENT_PATH} answers is no document of controls.`);
  return read.data;
}

/** Recomputes every state from the signed evidence and compares it with the one that is served. */
export async function verifyDocument(
  { generatedAt, build, evidence, controls: served, probes }: SecurityControlsDocument,
  { controls, publicKeys }: { controls: readonly Control[]; publicKeys: PublicKeys },
  now: number,
): Promise<Verification> {
  const time = Date.parse(generatedAt);
  const check: EvidenceCheck = evidence
    ? await verifyStatement(evidence, { publicKeys, digest: build }, now)
    : { status: 'missing' };
  const computed = controlViews(controls, check, probes, time).map(serveControl);
  const mismatches = [
    ...(Math.abs(now - time) > CLOCK_SKEW_MS ? [`The document was made at ${generatedAt}, not now.`] : []),
    ...(check.status === 'valid' ? [] : [`The evidence does not hold: ${check.status}.`]),
    ...differences(computed, served),
  ];
  return { evidence: check, controls: computed, mismatches };
}

function differences(computed: readonly ServedControl[], served: readonly ServedControl[]): string[] {
  const ids = new Set([...computed, ...served].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [ours, theirs] = [computed, served].map((list) => list.filter((control) => control.id === id));
    if (isDeepStrictEqual(ours, theirs)) return [];
    const [our, their] = [ours, theirs].map((list) => list?.map(({ state }) => state).join() || 'not there');
    return our === their
      ? [`${id}: ${our}, but what it is said to claim or to rest on differs from the registry here.`]
      : [`${id}: shown as ${their}; by its evidence it is ${our}.`];
  });
}

async function readText(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_LENGTH) throw new Error('The answer has no end.');
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
