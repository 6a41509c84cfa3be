import { uuidV7 } from '../../domain/ids.ts';
import { type InspectContext, type Inspection, inspect } from '../../guard/inspect.ts';
import { type Finding, toFinding } from '../guard/guard-event.ts';
import type { Passage, Unseen } from './extract/types.ts';

/** A finding in what a document holds. */
export interface ContentFinding extends Finding {
  /** Of the passage too, once it may be found. */
  id: string;
  /** Where it stood: in a passage, in the title, or in what no reader sees and nothing was made of. */
  origin: 'text' | 'title' | Unseen['origin'];
  passage: Passage | null;
}

/** What was read of a document, after the guard has looked at it. */
export interface InspectedContent {
  /** Null too for one that nobody should be told as the document's name. */
  title: string | null;
  /** Those in which nothing was found. */
  passages: Passage[];
  /** Passages in which something was found, in the document's order; then whatever else was found, at most 50. */
  findings: ContentFinding[];
}

/** Of what no reader sees: it says enough about the document. */
const MAX_UNSEEN = 50;

/**
 * Looks at every passage with the headings above it, as a model would be given it, at the title, and at what extraction
 * left out. Time is linear in the text.
 * @param look the guard; tests give their own
 */
export async function inspectContent(
  read: { title: string | null; passages: readonly Passage[]; unseen?: readonly Unseen[] },
  look: (text: string, context?: InspectContext) => Inspection = inspect,
): Promise<InspectedContent> {
  const honest: Passage[] = [];
  const findings: ContentFinding[] = [];
  for (const passage of read.passages) {
    const text = [...passage.headings, passage.text].join('\n');
    const finding = await toFinding(text, look(text, { isDocument: true }));
    if (finding === null) honest.push(passage);
    else findings.push({ ...finding, id: uuidV7(), origin: 'text', passage });
  }
  const title = read.title === null ? null : await toFinding(read.title, look(read.title));
  if (title !== null) findings.push({ ...title, id: uuidV7(), origin: 'title', passage: null });
  findings.push(...(await inspectUnseen(read.unseen ?? [], look)));
  // A few words are soon suspicious; only what would be refused is no title.
  return { title: title?.verdict === 'block' ? null : read.title, passages: honest, findings };
}

async function inspectUnseen(
  unseen: readonly Unseen[],
  look: (text: string) => Inspection,
): Promise<ContentFinding[]> {
  const findings: ContentFinding[] = [];
  for (const { origin, text } of unseen) {
    if (findings.length === MAX_UNSEEN) break;
    const inspection = look(text);
    // Pages comment scripts out, and formulas are code: that alone addresses no model.
    if (inspection.reasons.every((reason) => reason.startsWith('payload_'))) continue;
    const finding = await toFinding(text, inspection);
    if (finding !== null) findings.push({ ...finding, id: uuidV7(), origin, passage: null });
  }
  return findings;
}

/** A file's name as its title; one that addresses a model gives way to a plain one. */
export function titleOfFile(fileName: string): string {
  if (inspect(fileName).verdict !== 'block') return fileName.slice(0, 300);
  const ending = /\.[a-z]{2,8}$/i.exec(fileName)?.[0] ?? '';
  return `document${ending}`;
}
