import { Refusal } from '../refusal.ts';
import type { OnProgress } from '../types.ts';
import { UnseenPieces } from '../unseen-text.ts';
import { defusePdf } from './defuse-pdf.ts';

const MAX_PAGES = 500;
/** Pieces of text, and characters of them: bounds time (a page may show one form a million times) and memory. */
const MAX_PIECES = 100_000;
const MAX_PAGE_PIECES = 15_000;
const MAX_CHARACTERS = 4_000_000;
/** Empty pieces as well, of which a page may have any number. */
const MAX_CHUNKS = 400_000;
/** Points. */
const MIN_SIZE = 2;
/** Checked between pages. */
const MAX_MS = 60_000;

/** Text as it stands on a page: `x` to `right` from its left edge, `y` down from its top, in points. */
export interface Piece {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
}

export interface Page {
  height: number;
  pieces: Piece[];
  /** Text that is too small to be read. White letters are not known here: they are among the pieces. */
  hidden: string;
}

/**
 * The pieces of text of every page, by pdf.js: nothing is drawn, run (this version has no eval) or fetched.
 * @throws Refusal corrupt, encrypted, too_many_pages, too_complex, too_many_passages
 */
export async function readPdfPages(
  bytes: Uint8Array,
  onProgress: OnProgress,
): Promise<{ title: string | null; description: string; pages: Page[] }> {
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({
    data: defusePdf(bytes),
    disableFontFace: true,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 0,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) throw new Refusal('too_many_pages');
    const budget = new Budget();
    const pages: Page[] = [];
    const every = Math.ceil(document.numPages / 20);
    for (let number = 1; number <= document.numPages; number++) {
      if ((number - 1) % every === 0) await onProgress(Math.floor((100 * (number - 1)) / document.numPages));
      await budget.checkTime();
      const page = await document.getPage(number);
      pages.push(await readPage(page, budget));
      page.cleanup();
    }
    return { ...(await readInformation(document)), pages };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Refusal('encrypted');
    throw error;
  } finally {
    // Not awaited: after a refusal within a page the library waits for that page's end for ever.
    void task.destroy().catch(() => undefined);
  }
}

class Budget {
  private readonly start = Date.now();
  private pieces = 0;
  private onPage = 0;
  private chunks = 0;
  private characters = 0;

  async checkTime(): Promise<void> {
    this.onPage = 0;
    // The platform's clock stands still while nothing is waited for.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (Date.now() - this.start > MAX_MS) throw new Refusal('too_complex');
  }

  take(text: string): void {
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) throw new Refusal('too_many_passages');
    if (++this.chunks > MAX_CHUNKS) throw new Refusal('too_complex');
    if (text.trim() === '') return;
    if (++this.pieces > MAX_PIECES || ++this.onPage > MAX_PAGE_PIECES) throw new Refusal('too_complex');
  }
}

type PdfDocument = Awaited<ReturnType<typeof import('unpdf/pdfjs').getDocument>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

async function readPage(page: PdfPage, budget: Budget): Promise<Page> {
  const { transform, height } = page.getViewport({ scale: 1 });
  const pieces: Piece[] = [];
  const hidden = new UnseenPieces();
  // Never cancelled: the library then fails outside of any promise. What is not read is not produced.
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (const item of next.value.items) {
      budget.take(item.str);
      if (item.str.trim() === '') continue;
      const piece = place(item, transform);
      if (piece === null) continue;
      if (piece.size >= MIN_SIZE) pieces.push(piece);
      else hidden.push(`${piece.text} `);
    }
  }
  return { height, pieces, hidden: hidden.take() };
}

/** Null for text that does not run from left to right: watermarks, labels of a picture's edge. */
function place(
  item: { str: string; width: number; transform: number[]; fontName: string },
  view: number[],
): Piece | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const along = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = { x: va * c + vc * d, y: vb * c + vd * d };
  const size = Math.hypot(up.x, up.y);
  const x = va * e + vc * f + ve;
  const y = vb * e + vd * f + vf;
  if (![x, y, size, item.width].every(Number.isFinite) || along.x <= 0 || size <= 0) return null;
  if (Math.abs(along.y) > along.x * 0.2) return null;
  return { text: item.str, x, right: x + item.width, y, size, font: item.fontName };
}

/** The title, where it is one, and what else the file says of itself. */
async function readInformation(
  document: PdfDocument,
): Promise<{ title: string | null; description: string }> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const said = new Map<string, unknown>(Object.entries(info));
  const text = (name: string) => String(said.get(name) ?? '').trim();
  const title = text('Title');
  const description = ['Subject', 'Keywords', 'Author'].map(text).join('\n');
  // Many programs put the file's name here.
  const isNone = title === '' || /\.\w{2,4}$|^(?:untitled|sin título|documento\d*|microsoft )/i.test(title);
  return { title: isNone ? null : title.slice(0, 300), description };
}
