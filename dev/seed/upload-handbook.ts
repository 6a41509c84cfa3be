import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoBusiness } from './businesses.ts';

const PAUSE_MS = 100;
const PATIENCE_MS = 60_000;

interface Listed {
  fileName: string | null;
  state: 'queued' | 'extracting' | 'ready' | 'failed';
  failure: string | null;
}

/**
 * Uploads a business's documents through the API as its owner, unless it has any, and waits until they answer.
 * @returns how many were uploaded
 * @throws Error when one cannot be read
 */
export async function uploadHandbook(
  workerUrl: string,
  accessToken: string,
  business: DemoBusiness,
): Promise<number> {
  const url = `${workerUrl}/api/organisations/${business.tenantId}/documents`;
  const headers = { authorization: `Bearer ${accessToken}` };
  const documents = await list(url, headers);
  if (documents.length > 0) return 0;

  for (const fileName of business.documents) {
    const bytes = await readFile(new URL(`./${business.key}/${fileName}`, import.meta.url));
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], fileName));
    const uploaded = await fetch(url, { method: 'POST', headers, body: form });
    if (uploaded.status !== 201)
      throw new Error(`uploading ${fileName}: ${uploaded.status} ${await uploaded.text()}`);
  }
  await allRead(url, headers);
  return business.documents.length;
}

async function allRead(url: string, headers: Record<string, string>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const documents = await list(url, headers);
    const failed = documents.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`reading ${failed.fileName}: ${failed.failure}`);
    if (documents.every(({ state }) => state === 'ready')) return;
    if (Date.now() > deadline) throw new Error('the documents are still being read');
    await sleep(PAUSE_MS);
  }
}

async function list(url: string, headers: Record<string, string>): Promise<Listed[]> {
  const listed = await fetch(url, { headers });
  if (!listed.ok) throw new Error(`listing documents: ${listed.status} ${await listed.text()}`);
  return ((await listed.json()) as { documents: Listed[] }).documents;
}
