import { splitSentences } from '../../../providers/models/sentences.ts';
import type { Block, Passage } from './types.ts';

const TARGET = 600;
const MAX = 1_200;
/** A passage shorter than this takes the next block even past the target. */
const SMALL = 200;
const MAX_HEADING = 200;
const MAX_LEAD = 200;

/**
 * Joins blocks under the same heading into passages of about 600 characters, at most 1,200. A sentence, list item
 * or table row is cut only if it alone is longer. Returns null past `limit` passages.
 */
export function splitPassages(blocks: Block[], limit: number): Passage[] | null {
  const passages: Passage[] = [];
  const path: string[] = [];
  let text = '';
  /** The line that introduces the list or table now being read: repeated where a passage goes on with it. */
  let lead = '';

  const flush = () => {
    if (text !== '') passages.push({ position: passages.length, headings: path.filter(Boolean), text });
    text = '';
  };
  for (const [index, block] of blocks.entries()) {
    if (passages.length > limit) return null;
    if (block.text === '') continue;
    const next = blocks[index + 1];
    if (block.kind === 'heading') {
      flush();
      lead = '';
      path.length = Math.max(0, block.level - 1);
      text = isLeaf(block.level, next) && saysSomething(block.text) ? block.text.slice(0, MAX) : '';
      if (text !== '') flush();
      path[block.level - 1] = block.text.replaceAll('\n', ' ').slice(0, MAX_HEADING);
      continue;
    }
    const whole = block.text.length <= MAX;
    if (
      text.length + block.text.length > TARGET &&
      (text.length > SMALL || (whole && !fits(text, block.text)))
    ) {
      flush();
    }
    if (text === '' && block.kind !== 'paragraph' && lead !== '') text = lead;
    for (const piece of pieces(block)) {
      if (text !== '' && !fits(text, piece.text, whole ? MAX : TARGET)) flush();
      if (passages.length > limit) return null;
      text += (text === '' ? '' : piece.separator) + piece.text;
    }
    lead = nextLead(lead, block, next);
  }
  flush();
  return passages.length > limit ? null : passages;
}

function fits(text: string, more: string, limit = MAX): boolean {
  return text.length + 1 + more.length <= limit;
}

/** A heading with nothing under it: its own words may be the information ("Closed on 1 January"). */
function isLeaf(level: number, next: Block | undefined): boolean {
  return next === undefined || (next.kind === 'heading' && next.level <= level);
}

function saysSomething(heading: string): boolean {
  return /\d/.test(heading) || heading.split(/\s+/, 4).length >= 4;
}

function nextLead(lead: string, block: Block, next: Block | undefined): string {
  const introduces = block.text.endsWith(':') || (block.kind === 'paragraph' && next?.kind === 'row');
  if (introduces && block.text.length <= MAX_LEAD) return block.text;
  return block.kind === 'paragraph' ? '' : lead;
}

/** A block as parts that may be set apart: whole if short, else its lines and sentences, else cut at spaces. */
function* pieces(block: Block): Generator<{ text: string; separator: string }> {
  const bullet = block.kind === 'item' ? '- ' : '';
  if (block.text.length + bullet.length <= MAX) {
    yield { text: bullet + block.text.replaceAll('\n', bullet === '' ? '\n' : ' '), separator: '\n' };
    return;
  }
  let separator = '\n';
  for (const line of block.text.split('\n')) {
    for (const sentence of splitSentences(line)) {
      for (const part of cut(sentence)) {
        yield { text: part, separator };
        separator = ' ';
      }
    }
    separator = '\n';
  }
}

function* cut(sentence: string): Generator<string> {
  let start = 0;
  while (sentence.length - start > MAX) {
    const space = sentence.slice(start, start + MAX).lastIndexOf(' ');
    let end = start + (space > MAX / 2 ? space : MAX);
    if (/[\ud800-\udbff]/.test(sentence[end - 1] ?? '')) end--;
    yield sentence.slice(start, end).trim();
    start = end;
  }
  yield sentence.slice(start).trim();
}
