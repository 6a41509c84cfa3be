import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Language } from '../../worker/domain/language.ts';
import { contextKeys, jobContext } from '../support/context.ts';
import { startMigratedServer } from '../support/postgres-global-setup.ts';

/** A paragraph and what it answers. */
export interface SquadPassage {
  id: string;
  title: string;
  text: string;
  questions: { text: string; answers: string[] }[];
}

interface SquadFile {
  data: {
    title?: string;
    paragraphs: { context: string; qas: { question: string; answers?: { text: string }[] }[] }[];
  }[];
}

/** The paragraphs of a file in SQuAD's format, with all questions; equal paragraphs are one. */
export async function readSquad(file: string): Promise<SquadPassage[]> {
  const { data }: SquadFile = JSON.parse(await readFile(file, 'utf8'));
  const byText = new Map<string, SquadPassage>();
  for (const { title = '', paragraphs } of data) {
    for (const { context, qas } of paragraphs) {
      const passage = byText.get(context) ?? { id: uuidV7(), title, text: context, questions: [] };
      for (const { question, answers = [] } of qas) {
        const spans = answers.map(({ text }) => text).filter((text) => text !== '');
        passage.questions.push({ text: question, answers: spans });
      }
      byText.set(context, passage);
    }
  }
  return [...byText.values()];
}

/** What the commands that measure on such a file are given. @throws Error with the usage */
export function readSquadOptions(): { data: string; language: Language; isJson: boolean } {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const language = (['es', 'pt', 'en'] satisfies Language[]).find((one) => one === values.lang);
  if (!values.data || !language) throw new Error('usage: --data FILE --lang es|pt|en [--json]');
  return { data: values.data, language, isJson: values.json };
}

export interface SquadDatabase {
  admin: pg.Client;
  /** Runs `work` in a transaction of the assistant's role under this tenant; all that it wrote is undone. */
  asTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T>;
  /** A new tenant with one document of these passages. */
  addTenant(passages: readonly SquadPassage[]): Promise<string>;
  close(): Promise<void>;
}

/** A Postgres 17 of its own with the migrations. */
export async function openSquadDatabase(language: Language): Promise<SquadDatabase> {
  const { server, shared } = await startMigratedServer();
  const admin = new pg.Client({ connectionString: server.url(shared.template) });
  await admin.connect();
  await installContextKeys(pgTarget(admin), contextKeys);
  return {
    admin,
    async asTenant(tenantId, work) {
      await admin.query('begin');
      try {
        await admin.query(`select set_config('app.ctx', $1, true)`, [await jobContext(tenantId)]);
        await admin.query('set local role app_job');
        return await work();
      } finally {
        await admin.query('rollback');
      }
    },
    async addTenant(passages) {
      const [tenantId, documentId] = [uuidV7(), uuidV7()];
      await admin.query(
        `insert into public.tenants (id, name, language, time_zone) values ($1, 'Squad', $2, 'UTC')`,
        [tenantId, language],
      );
      await admin.query(
        `insert into public.documents
           (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
         values ($1, $2, 'Squad', 'squad.txt', 'text/plain', $3, 0, 'squad')`,
        [tenantId, documentId, language],
      );
      await admin.query(
        `insert into public.passages (tenant_id, id, document_id, position, body)
         select $1, p.id::uuid, $2, p.place, p.body
         from unnest($3::text[], $4::text[]) with ordinality as p (id, body, place)`,
        [tenantId, documentId, passages.map(({ id }) => id), passages.map(({ text }) => text)],
      );
      return tenantId;
    },
    async close() {
      await admin.end();
      await server.stop();
    },
  };
}
