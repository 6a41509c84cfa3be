import { randomBytes } from 'node:crypto';
import type { Call } from './wire.ts';

export type Body =
  | { json: unknown }
  | { form: Readonly<Record<string, string | File>> }
  | { bytes: Uint8Array; type: string };

/** A request by its parts, so that an attack changes one of them and leaves the others good. */
export interface Draft {
  method: string;
  /** As the router has it, such as `/api/organisations/:tenant/faq/:entry`. */
  pattern: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[]>>;
  body: Body | null;
}

/** As it goes over the wire, from a network of its own, so that no attack uses up another's limit. */
export async function render(draft: Draft): Promise<Call> {
  const query = new URLSearchParams(draft.query).toString();
  const written = draft.body === null ? null : await write(draft.body);
  return {
    method: draft.method,
    path: pathOf(draft) + (query && `?${query}`),
    headers: {
      'cf-connecting-ip': `10.${[...randomBytes(3)].join('.')}`,
      ...(written && { 'content-type': written.type }),
      ...draft.headers,
    },
    body: written?.bytes ?? null,
  };
}

export function pathOf({ pattern, params }: Pick<Draft, 'pattern' | 'params'>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

async function write(body: Body): Promise<{ bytes: Uint8Array; type: string }> {
  if ('bytes' in body) return body;
  if ('json' in body) {
    return { bytes: Buffer.from(JSON.stringify(body.json)), type: 'application/json' };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(body.form)) form.append(name, value);
  const response = new Response(form);
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    type: response.headers.get('content-type') ?? '',
  };
}

/** The same without a header, or with others. */
export function withHeaders(draft: Draft, headers: Record<string, string | string[] | null>): Draft {
  const all: [string, string | string[] | null][] = Object.entries({ ...draft.headers, ...headers });
  const kept = all.filter((header): header is [string, string | string[]] => header[1] !== null);
  return { ...draft, headers: Object.fromEntries(kept) };
}
