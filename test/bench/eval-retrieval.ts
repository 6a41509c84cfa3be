/**
 * `npm run -s eval:retrieval -- --data FILE --lang es|pt|en [--json]`: how often the paragraph of a question, of a
 * file in SQuAD's format, is the first found and among the first five. As the product asks: with its search hints.
 */
import { subjectWords } from '../../worker/providers/models/expected-answer.ts';
import { openSquadDatabase, readSquad, readSquadOptions, type SquadDatabase } from './squad-corpus.ts';
import { round } from './statistics.ts';

/** A signed context lasts a minute. */
const QUESTIONS_PER_TRANSACTION = 100;

const { data, language, isJson } = readSquadOptions();
const paragraphs = await readSquad(data);
const questions = paragraphs.flatMap(({ id, questions }) =>
  questions.map(({ text }) => ({ question: text, passageId: id })),
);
const database = await openSquadDatabase(language);
try {
  const tenantId = await database.addTenant(paragraphs);
  await database.admin.query('analyze');
  const places: number[] = [];
  for (let start = 0; start < questions.length; start += QUESTIONS_PER_TRANSACTION) {
    const some = questions.slice(start, start + QUESTIONS_PER_TRANSACTION);
    await database.asTenant(tenantId, async () => {
      for (const { question, passageId } of some) {
        places.push((await firstFive(database, question)).indexOf(passageId));
      }
    });
  }
  const share = (within: number) =>
    round(places.filter((place) => place >= 0 && place < within).length / places.length, 4);
  const report = {
    passages: paragraphs.length,
    questions: questions.length,
    r1: share(1),
    r5: share(5),
  };
  if (isJson) console.log(JSON.stringify(report));
  else {
    console.log(`${report.questions} questions about ${report.passages} passages, with search hints:`);
    console.log(`R@1 ${report.r1.toFixed(4)}, R@5 ${report.r5.toFixed(4)}`);
  }
} finally {
  await database.close();
}

async function firstFive({ admin }: SquadDatabase, question: string): Promise<string[]> {
  const { rows } = await admin.query<{ passage_id: string }>(
    'select passage_id from app.search_passages($1, $2, $3, 5)',
    [question, subjectWords(question).join(' '), language],
  );
  return rows.map(({ passage_id }) => passage_id);
}
