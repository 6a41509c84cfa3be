import type { ApiClient } from './client.ts';
import { organisationApi } from './organisation-api.ts';
import { protectionApi } from './protection-api.ts';
import { query } from './query.ts';
import type {
  Conversation,
  ConversationPage,
  DeskSettings,
  FaqEntry,
  Filter,
  Hours,
  KnowledgeDocument,
  Message,
  RegressionQuestion,
  Thread,
} from './types.ts';

type Progress = { onProgress: (part: number) => void; signal: AbortSignal };
type Written = { question: string; answer: string };

export type TenantApi = ReturnType<typeof tenantApi>;

/** Every route of one organisation that the team page uses. All of them throw ApiError. */
export function tenantApi(client: ApiClient, tenantId: string) {
  const root = `organisations/${tenantId}`;
  return {
    ...inboxApi(client, root),
    ...knowledgeApi(client, root),
    ...organisationApi(client, root),
    ...protectionApi(client, root),
    hours: (signal?: AbortSignal) => client.call<Hours>('GET', `${root}/hours`, { signal }),
    saveHours: (body: Hours) => client.call<Hours>('PUT', `${root}/hours`, { body }),
    deskSettings: (signal?: AbortSignal) =>
      client.call<DeskSettings>('GET', `${root}/desk-settings`, { signal }),
    saveDeskSettings: (body: DeskSettings) =>
      client.call<DeskSettings>('PUT', `${root}/desk-settings`, { body }),
    liveTicket: (signal?: AbortSignal) =>
      client.call<{ ticket: string; expiresInSeconds: number }>('POST', `${root}/live/tickets`, {
        signal,
        isQuiet: true,
      }),
    /** For the menu: asked for by nobody. */
    waitingCount: () =>
      client.call<ConversationPage>('GET', `${root}/conversations?filter=waiting`, { isQuiet: true }),
    livePath: `/api/${root}/live`,
  };
}

function inboxApi(client: ApiClient, root: string) {
  const at = (conversation: string) => `${root}/conversations/${conversation}`;
  return {
    conversations: (filter: Filter, cursor: string | null, signal?: AbortSignal) =>
      client.call<ConversationPage>('GET', `${root}/conversations?${query({ filter, cursor })}`, { signal }),
    thread: (conversation: string, cursor: string | null, signal?: AbortSignal) =>
      client.call<Thread>('GET', `${at(conversation)}?${query({ cursor })}`, { signal }),
    reply: (conversation: string, body: { id: string; text: string }) =>
      client.call<{ message: Message }>('POST', `${at(conversation)}/messages`, { body }),
    takeOver: (conversation: string) =>
      client.call<{ conversation: Conversation }>('POST', `${at(conversation)}/take-over`),
    giveBack: (conversation: string) =>
      client.call<{ conversation: Conversation }>('POST', `${at(conversation)}/give-back`),
    resend: (conversation: string, send: string) =>
      client.call<{ message: Message }>('POST', `${at(conversation)}/sends/${send}/resend`),
    correct: (body: Written & { messageId: string }) =>
      client.call<{ entry: FaqEntry; question: RegressionQuestion }>('POST', `${root}/corrections`, { body }),
  };
}

function knowledgeApi(client: ApiClient, root: string) {
  const documents = `${root}/documents`;
  return {
    documents: (signal?: AbortSignal) =>
      client.call<{ documents: KnowledgeDocument[] }>('GET', documents, { signal }),
    upload: (file: File, progress: Progress) =>
      client.upload<{ document: KnowledgeDocument }>('POST', documents, fileForm(file), progress),
    replace: (id: string, file: File, progress: Progress) =>
      client.upload<{ document: KnowledgeDocument }>('PUT', `${documents}/${id}`, fileForm(file), progress),
    addPage: (url: string) =>
      client.call<{ document: KnowledgeDocument }>('POST', `${documents}/pages`, { body: { url } }),
    refresh: (id: string) =>
      client.call<{ document: KnowledgeDocument }>('POST', `${documents}/${id}/refresh`),
    original: (id: string) => client.download(`${documents}/${id}/original`),
    deleteDocument: (id: string) => client.call<null>('DELETE', `${documents}/${id}`),
    faq: (signal?: AbortSignal) => client.call<{ entries: FaqEntry[] }>('GET', `${root}/faq`, { signal }),
    addFaq: (body: Written) => client.call<{ entry: FaqEntry }>('POST', `${root}/faq`, { body }),
    changeFaq: (id: string, body: Written) =>
      client.call<{ entry: FaqEntry }>('PUT', `${root}/faq/${id}`, { body }),
    deleteFaq: (id: string) => client.call<null>('DELETE', `${root}/faq/${id}`),
    checks: (signal?: AbortSignal) =>
      client.call<{ questions: RegressionQuestion[] }>('GET', `${root}/regressions`, { signal }),
    runChecks: () => client.call<unknown>('POST', `${root}/regressions/check`),
    deleteCheck: (id: string) => client.call<null>('DELETE', `${root}/regressions/${id}`),
  };
}

function fileForm(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
