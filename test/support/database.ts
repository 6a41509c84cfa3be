import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { SharedPostgres } from './postgres-global-setup.ts';

export type TestDatabase = {
  name: string;
  adminUrl: string;
  rwUrl: string;
  jobUrl: string;
  close(): Promise<void>;
};

/** A database of its own, copied from the migrated one, or from `template`. */
export async function freshDatabase({
  postgres = inject('postgres'),
  template = postgres.template,
}: {
  postgres?: SharedPostgres;
  /** `template0`: without migrations. */
  template?: string;
} = {}): Promise<TestDatabase> {
  const { adminUrl, passwords } = postgres;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(
    adminUrl,
    // Copying files is the cheaper way where nothing waits for the disk.
    `create database ${name} template ${template} strategy file_copy`,
    // A copy does not inherit the rights on the database itself.
    `revoke connect, temporary, create on database ${name} from public`,
    `grant connect on database ${name} to app_rw, app_job`,
  );
  const urlOf = (user?: keyof typeof passwords) => {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    if (user) Object.assign(url, { username: user, password: passwords[user] });
    return url.href;
  };
  return {
    name,
    adminUrl: urlOf(),
    rwUrl: urlOf('app_rw'),
    jobUrl: urlOf('app_job'),
    close: () => asAdmin(adminUrl, `drop database ${name} with (force)`),
  };
}

async function asAdmin(adminUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
