import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMigration } from './new-migration.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const [name, ...rest] = process.argv.slice(2);

if (!name || rest.length > 0) {
  console.error('Usage: npm run db:new -- name-of-the-migration');
  process.exitCode = 2;
} else {
  try {
    console.log(relative(process.cwd(), await createMigration(migrations, name)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'Failed.');
    process.exitCode = 2;
  }
}
