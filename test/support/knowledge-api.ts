import type { DemoBusiness } from '../../dev/seed/businesses.ts';
import type { KnowledgeDocument } from '../../web/src/api/types.ts';
import type { TestStack } from './stack.ts';
import { waitUntil } from './wait-until.ts';

export interface ShownEntry {
  id: string;
  question: string;
  answer: string;
}

export interface ShownQuestion {
  id: string;
  question: string;
  expected: string;
  state: 'unchecked' | 'passing' | 'failing';
  answer: string | null;
  checkedAt: string | null;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: {
    document?: KnowledgeDocument;
    documents?: KnowledgeDocument[];
    entry?: ShownEntry;
    entries?: ShownEntry[];
    question?: ShownQuestion;
    questions?: ShownQuestion[];
    error?: Record<string, string>;
  };
}

type Content = string | Uint8Array<ArrayBuffer>;

/** The knowledge API as the owner of a business calls it. */
export function knowledgeApi(test: TestStack, business: DemoBusiness) {
  const fetchPath = async (
    method: string,
    path: string,
    body: FormData | object | null = null,
    { as = business, language = 'es' } = {},
  ): Promise<Response> =>
    fetch(`${test.stack.workerUrl}/api/organisations/${business.tenantId}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await test.stack.accessToken(as)}`,
        'accept-language': language,
        ...(body === null || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      body: body === null || body instanceof FormData ? body : JSON.stringify(body),
    });
  const call = async (...input: Parameters<typeof fetchPath>): Promise<ApiAnswer> => {
    const response = await fetchPath(...input);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  };
  const documents = async () => (await call('GET', '/documents')).body.documents ?? [];
  const document = async (id: string) => (await documents()).find((one) => one.id === id) ?? null;
  /** Waits until it is read, or known why not. */
  const read = (id: string) =>
    waitUntil(`the reading of ${id}`, async () => {
      const found = await document(id);
      return found && (found.state === 'ready' || found.state === 'failed') ? found : null;
    });
  const upload = (content: Content, name: string, title?: string) =>
    call('POST', '/documents', fileForm(content, name, title));
  return {
    ...{ fetchPath, call, documents, document, read, upload },
    /** Uploads and waits for the end of the reading. */
    async add(content: Content, name: string, title?: string): Promise<KnowledgeDocument> {
      return read(idOf(await upload(content, name, title)));
    },
    replace: (id: string, content: Content, name: string) =>
      call('PUT', `/documents/${id}`, fileForm(content, name)),
  };
}

export function idOf(answer: ApiAnswer): string {
  const id = answer.body.document?.id ?? answer.body.entry?.id;
  if (!id) throw new Error(`nothing was made: ${answer.status} ${JSON.stringify(answer.body)}`);
  return id;
}

function fileForm(content: Content, name: string, title?: string): FormData {
  const form = new FormData();
  form.append('file', new File([content], name));
  if (title !== undefined) form.append('title', title);
  return form;
}
