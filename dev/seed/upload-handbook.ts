import { readFile } from 'node:fs/promises';
import type { DemoBusiness } from './businesses.ts';

/**
 * Uploads a business's documents through the API as its owner, unless it has any.
 * @returns how many were uploaded
 */
export async function uploadHandbook(
  workerUrl: string,
  accessToken: string,
  business: DemoBusiness,
): Promise<number> {
  const url = `${workerUrl}/api/organisations/${business.tenantId}/documents`;
  const headers = { authorization: `Bearer ${accessToken}` };
  const listed = await fetch(url, { headers });
  if (!listed.ok) throw new Error(`listing documents: ${listed.status} ${await listed.text()}`);
  const { documents } = (await listed.json()) as { documents: unknown[] };
  if (documents.length > 0) return 0;

  for (const fileName of business.documents) {
    const bytes = await readFile(new URL(`./${business.key}/${fileName}`, import.meta.url));
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], fileName));
    const uploaded = await fetch(url, { method: 'POST', headers, body: form });
    if (uploaded.status !== 201)
      throw new Error(`uploading ${fileName}: ${uploaded.status} ${await uploaded.text()}`);
  }
  return business.documents.length;
}
