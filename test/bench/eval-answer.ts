/**
 * `npm run -s eval:answer -- --data FILE --lang es|pt|en [--json]`: on a file in SQuAD's format, how often the built-in
 * answerer's quote holds the answer, with the question's paragraph among 50 (the 49 others by a fixed shuffle of the
 * file), and how often it says that it does not know once that paragraph is gone. Searched by the product's SQL.
 */
import type { RetrievedPassage } from '../../worker/providers/models/answer-model.ts';
import { THRESHOLD } from '../../worker/providers/models/confidence.ts';
import { withCoverage } from '../../worker/providers/models/coverage.ts';
import { subjectWords } from '../../worker/providers/models/expected-answer.ts';
import { propose } from '../../worker/providers/models/extractive.ts';
import { readQuestion } from '../../worker/providers/models/question.ts';
import {
  openSquadDatabase,
  readSquad,
  readSquadOptions,
  type SquadDatabase,
  type SquadPassage,
} from './squad-corpus.ts';
import { round } from './statistics.ts';

const BLOCK = 50;
const PASSAGES_OF_A_TURN = 8;
const MAX_QUOTE = 300;
const CURVE = Array.from({ length: 19 }, (_, index) => round((index + 1) / 20, 2));

/** What came of one question. A confidence of null: there was nothing to quote. */
interface Trial {
  holdsGold: boolean;
  confidence: number | null;
  confidenceWithoutGold: number | null;
}

const { data, language, isJson } = readSquadOptions();
const passages = shuffled(await readSquad(data));
if (passages.length < BLOCK) throw new Error(`${BLOCK} different paragraphs are needed`);
const database = await openSquadDatabase(language);
try {
  const trials: Trial[] = [];
  for (let start = 0; start < passages.length; start += BLOCK) {
    // The last block is filled up from the first, whose questions have been asked already.
    const asked = passages.slice(start, start + BLOCK);
    const others = passages.slice(0, BLOCK - asked.length);
    trials.push(...(await askBlock(database, asked, others)));
  }
  const share = (holds: (trial: Trial) => boolean) => round(trials.filter(holds).length / trials.length, 4);
  const reaches = (confidence: number | null, threshold: number) =>
    confidence !== null && confidence >= threshold;
  const at = (threshold: number) => ({
    threshold,
    contains_gold: share((one) => one.holdsGold && reaches(one.confidence, threshold)),
    abstains_without_gold: share((one) => !reaches(one.confidenceWithoutGold, threshold)),
    false_confidence: share((one) => reaches(one.confidenceWithoutGold, threshold)),
    lost_answers: share((one) => one.holdsGold && !reaches(one.confidence, threshold)),
  });
  const report = { questions: trials.length, ...at(THRESHOLD), curve: CURVE.map(at) };
  if (isJson) console.log(JSON.stringify(report));
  else {
    console.log(`${report.questions} questions, threshold ${report.threshold}`);
    console.table([at(THRESHOLD), ...report.curve]);
  }
} finally {
  await database.close();
}

async function askBlock(
  { admin, addTenant, asTenant }: SquadDatabase,
  asked: SquadPassage[],
  others: SquadPassage[],
): Promise<Trial[]> {
  const fillers = others.map((one) => ({ ...one, id: crypto.randomUUID() }));
  const tenantId = await addTenant([...asked, ...fillers]);
  const search = async (question: string) => {
    const { rows } = await admin.query<RetrievedPassage>(
      `select p.passage_id as id, p.document_id as "documentId", 'file' as source,
         p.document_title as "documentTitle", p.headings, p.body as text, p.coverage
       from app.search_passages($1, $2, $3, $4) p`,
      [question, subjectWords(question).join(' '), language, PASSAGES_OF_A_TURN],
    );
    return rows;
  };
  const trials: Trial[] = [];
  for (const passage of asked) {
    const questions = passage.questions.filter(({ answers }) => answers.length > 0);
    const found = await asTenant(tenantId, () => eachInTurn(questions, ({ text }) => search(text)));
    const foundWithout = await asTenant(tenantId, async () => {
      await admin.query('delete from public.passages p where p.id = $1', [passage.id]);
      return eachInTurn(questions, ({ text }) => search(text));
    });
    for (const [index, { text, answers }] of questions.entries()) {
      const proposed = ask(text, found[index] ?? []);
      const quote = proposed?.citation.quote.slice(0, MAX_QUOTE) ?? '';
      trials.push({
        holdsGold: answers.some((answer) => quote.includes(answer)),
        confidence: proposed?.confidence ?? null,
        confidenceWithoutGold: ask(text, foundWithout[index] ?? [])?.confidence ?? null,
      });
    }
  }
  return trials;
}

function ask(text: string, found: RetrievedPassage[]) {
  const question = readQuestion(text, null);
  return propose(question, withCoverage(question, found, false));
}

/** One connection takes one query at a time. */
async function eachInTurn<Item, Result>(
  items: Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Always in the same order, by a linear congruential generator. */
function shuffled<Item>(items: Item[]): Item[] {
  let seed = 1;
  const keyed = items.map((item) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return { item, key: seed };
  });
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}
