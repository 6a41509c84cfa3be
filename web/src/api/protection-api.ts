import type { ApiClient } from './client.ts';
import type {
  Block,
  Finding,
  FindingDecision,
  GuardEventPage,
  GuardFeedback,
  GuardFilter,
} from './protection-types.ts';
import { query } from './query.ts';

/** What the guard found, and whom it slows down; `root` is the organisation's address. All of them throw ApiError. */
export function protectionApi(client: ApiClient, root: string) {
  const events = `${root}/guard-events`;
  return {
    guardEvents: (filter: GuardFilter, cursor: string | null, signal?: AbortSignal) =>
      client.call<GuardEventPage>('GET', `${events}?${query({ ...filter, cursor })}`, { signal }),
    /** Null takes it back, and the consent with it. */
    setGuardFeedback: (id: string, feedback: GuardFeedback | null, consent: boolean) =>
      client.call<null>('PUT', `${events}/${id}/feedback`, { body: { feedback, consent } }),
    exportGuardFeedback: () => client.download(`${events}/export`, 'POST'),
    blocks: (signal?: AbortSignal) => client.call<{ blocks: Block[] }>('GET', `${root}/blocks`, { signal }),
    liftBlock: (subject: string) =>
      client.call<{ lifted: boolean }>('POST', `${root}/blocks/lift`, { body: { subject } }),
    findings: (document: string, signal?: AbortSignal) =>
      client.call<{ findings: Finding[] }>('GET', `${root}/documents/${document}/findings`, { signal }),
    decideFinding: (document: string, finding: string, decision: FindingDecision | null) =>
      client.call<{ finding: Finding }>('PUT', `${root}/documents/${document}/findings/${finding}`, {
        body: { decision },
      }),
  };
}
