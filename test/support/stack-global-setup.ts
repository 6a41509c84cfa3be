import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { type FilledServer, fillServer } from './filled-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    filled: FilledServer;
  }
}

/** Each project of a run loads this module anew, in one process: what they share is global. */
const run: typeof globalThis & { porteroFilled?: Promise<FilledServer> } = globalThis;

/** Fills the run's Postgres, which has started before, with what each test's stack begins with. */
export default async function fillSharedServer(project: TestProject): Promise<() => Promise<void>> {
  run.porteroFilled ??= fillServer(project.getProvidedContext().postgres);
  const filled = await run.porteroFilled;
  project.provide('filled', filled);
  return async () => {
    delete run.porteroFilled;
    await rm(filled.folder, { recursive: true, force: true });
  };
}
