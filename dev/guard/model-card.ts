import type { HeldOut } from './hold-out.ts';
import { rateOf, writeRate } from './rates.ts';

export interface CardInput {
  /** Of each seed. */
  heldOut: HeldOut[][];
  lines: { suspiciousAt: number; blockAt: number; documentAt: number };
  trainedOn: { source: string; rows: number; attacks: number }[];
  folds: number;
  settings: string;
}

const LANGUAGES = ['es', 'pt', 'en'];
const OTHERS = [
  { name: 'passages of documents', kind: 'document', isDocument: true },
  { name: 'honest texts with the words of attacks, to whomever', kind: 'elsewhere', isDocument: false },
];

/** What stands beside the weights: what they were trained on, and how models like them do on sources they never saw. */
export function writeModelCard({ heldOut, lines, trainedOn, folds, settings }: CardInput): string {
  const all = heldOut.flat();
  const share = (rows: HeldOut[], line: number) =>
    writeRate(rateOf(rows.filter(({ odds }) => odds >= line).length, rows.length));
  const sourcesWith = (kind: string) => {
    const sources = new Set(all.flatMap(({ row }) => (row.kind === kind ? [row.source] : [])));
    return all.filter(({ row }) => sources.has(row.source));
  };
  const others = OTHERS.map(({ kind, ...other }) => ({ ...other, rows: sourcesWith(kind) }));
  const elsewhere = new Set(others.flatMap(({ rows }) => rows));
  const messages = all.filter((one) => !elsewhere.has(one));
  const row = (name: string, rows: HeldOut[]) => {
    const attacks = rows.filter(({ row: { isAttack } }) => isAttack);
    const [ordinary, hard] = ['ordinary', 'hard'].map((kind) => rows.filter(({ row }) => row.kind === kind));
    const cells = [attacks, ordinary ?? [], hard ?? []].flatMap((some) => [
      share(some, lines.suspiciousAt),
      share(some, lines.blockAt),
    ]);
    return `| ${name} | ${cells.join(' | ')} |`;
  };
  const kinds = [
    ...new Set(messages.flatMap(({ row: { isAttack, kind } }) => (isAttack ? [kind] : []))),
  ].sort();
  const ofKind = (kind: string) => {
    const rows = messages.filter(({ row }) => row.isAttack && row.kind === kind);
    const cells = [share(rows, lines.suspiciousAt), share(rows, lines.blockAt)];
    return `| ${kind} | ${rows.length / heldOut.length} | ${cells.join(' | ')} |`;
  };
  const ofOthers = ({ name, rows, isDocument }: (typeof others)[number]) => {
    const { suspiciousAt, blockAt, documentAt } = lines;
    const drawn = isDocument ? [blockAt, documentAt] : [suspiciousAt, blockAt];
    const cells = [true, false].flatMap((isAttack) => {
      const some = rows.filter(({ row }) => row.isAttack === isAttack);
      return drawn.map((line) => share(some, line));
    });
    return `| ${name} | ${rows.length / heldOut.length} | ${cells.join(' | ')} |`;
  };
  return `# The model of the guard

Logistic regression over hashed features of letters and of meanings (see \`features.ts\` and \`meaning-features.ts\`). Of some two million
features the 150,000 that tell most are kept, each with one of 31 weights of int8, in a binary fuse filter of 255 KB
(\`weight-table.ts\`). Written by \`npm run guard:train\`; a run with the same data gives the same bytes.

## How it does on texts of people whom it never read

Each row was judged by a model trained without its whole source (a source is one person's lines): ${folds} groups of
sources, ${heldOut.length} seeds, 95 % confidence intervals over all of them. The lines were drawn on these same figures
(suspicious from log-odds ${lines.suspiciousAt.toFixed(2)}, block from ${lines.blockAt.toFixed(2)}), and so
were how many features are kept, how long is trained, and how much a long text is discounted. The dictionary in \`meanings/\` was
written from the frequencies of words in es-1 to es-8, pt-1 to pt-5 and en-1 to en-5 and with a look at what was missed in es-4, es-7,
pt-2, pt-5, en-2 and en-5; the words in \`everyday.ts\` from those that were frequent in all sources up to es-15, pt-12 and en-20 and
had no meaning. For these the figures are somewhat too good; how models did on sources before anything of theirs was looked at
stands in the corpus' README.

| | recall, suspicious or block | recall, block | ordinary benign, suspicious or block | block | hard benign, suspicious or block | block |
|---|---|---|---|---|---|---|
${[
  ...LANGUAGES.map((lang) =>
    row(
      lang,
      messages.filter(({ row }) => row.lang === lang),
    ),
  ),
  row('all', messages),
].join('\n')}

| kind of attack | rows | suspicious or block | block |
|---|---|---|---|
${kinds.map(ofKind).join('\n')}

| what is no message | rows | attacks: suspicious or block | block | benign: suspicious or block | block |
|---|---|---|---|---|---|
${others.map(ofOthers).join('\n')}

Passages of documents are suspicious from where a message is blocked, and held back from a line of their own, ${lines.documentAt.toFixed(2)}.

## What it was trained on

${settings}

| source | rows | attacks |
|---|---|---|
${trainedOn.map(({ source, rows, attacks }) => `| ${source} | ${rows} | ${attacks} |`).join('\n')}

## What it cannot do

It reads words, not intentions: a polite request for somebody else's data in everyday words passes as often as the table
says, and so does a bare order inside a document. Containment has to hold where it fails: grounded answers, no tools, and
the guard of what leaves.
`;
}
