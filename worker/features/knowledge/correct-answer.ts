import { sql } from 'drizzle-orm/sql';
import { documents, regressionQuestions } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { toHex } from '../../platform/hex.ts';
import type { Log } from '../../platform/log.ts';
import { words } from '../../providers/models/terms.ts';

import { changedEntry, entryView, inspectEntry, newEntry } from './faq-entry.ts';
import { questionView } from './list-questions.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';
import { replacePassages } from './replace-passages.ts';
import { tellFindings } from './tell-findings.ts';

/**
 * Makes a corrected answer one that was written by hand, and its question one that is asked again after every change.
 * The same question, however spelled, replaces what was corrected before.
 * @throws AppError not_found, where the message that it names is not there; conflict (too many)
 */
export async function correctAnswer(
  env: Env,
  db: TenantDb,
  input: { question: string; answer: string; messageId?: string | undefined },
  log: Log,
) {
  const tenantId = tenantOf(db);
  const id = await idOfQuestion(tenantId, input.question);
  const written = {
    question: input.question.replace(/\s+/g, ' ').slice(0, 300).toWellFormed(),
    answer: input.answer,
  };
  const asked = { question: input.question, expected: input.answer, documentId: id };
  const messageId = input.messageId ?? null;
  const details = JSON.stringify({ messageId });
  const inspected = await inspectEntry(written);
  const [entries, questions] = await db
    .batch((queries) => [
      queries
        .insert(documents)
        .values(newEntry(tenantId, id, written))
        .onConflictDoUpdate({ target: [documents.tenantId, documents.id], set: changedEntry(written) })
        .returning(entryView),
      queries
        .insert(regressionQuestions)
        .values({ tenantId, id, ...asked })
        .onConflictDoUpdate({
          target: [regressionQuestions.tenantId, regressionQuestions.id],
          set: { ...asked, state: 'unchecked', answer: null, checkedAt: null },
        })
        .returning(questionView),
      ...replacePassages(queries, tenantId, id, inspected),
      ...(messageId === null ? [] : [queries.execute(insistOnMessage(messageId))]),
      queries.execute(sql`select app.audit('answer.correct', ${id}, ${details}::jsonb)`),
    ])
    .catch(throwRefusal);
  await tellFindings(env, { tenantId, documentId: id }, inspected.findings, log);
  await knowledgeChanged(env, tenantId, log);
  return { entry: entries[0], question: questions[0] };
}

function insistOnMessage(id: string) {
  return sql`select app.insist(exists (select from public.messages m where m.id = ${id}), 'message_exists')`;
}

/** A UUID (version 8, RFC 9562) of the question's words without case and accents: asking alike is asking the same. */
async function idOfQuestion(tenantId: string, question: string): Promise<string> {
  const said = words(question).join(' ') || question;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${tenantId}\n${said}`));
  const hex = toHex(new Uint8Array(digest));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
