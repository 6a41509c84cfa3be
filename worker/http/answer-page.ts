import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Language } from '../domain/language.ts';
import type { AppEnv } from './context.ts';

/** What a fragment of `html` is: text that is escaped already. */
export type Markup = ReturnType<typeof html>;

export interface Page {
  language: Language;
  title: Markup;
  /** CSS, the only one that the page may have. */
  style: string;
  /** Elements of the head beside the title. */
  head?: Markup;
  body: Markup;
}

const LANGUAGE_TAGS: Record<Language, string> = { es: 'es', pt: 'pt-BR', en: 'en' };
/** A door: the same as web/public/favicon.svg, carried along so that the page needs nothing else. */
const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><path d='M7 31V13a9 9 0 0 1 18 0v18z' fill='%231f5142'/><circle cx='20' cy='20' r='1.5' fill='%23e9c982'/></svg>";

/**
 * Answers with a page of the Worker's own: no script, no request for anything else, and of styles only the one that it
 * comes with, by its hash.
 */
export async function answerPage<E extends AppEnv>(c: Context<E>, page: Page): Promise<Response> {
  c.set('pagePolicy', await policyOf(page.style));
  c.header('content-language', LANGUAGE_TAGS[page.language]);
  c.header('vary', 'Accept-Language', { append: true });
  return c.html(await render(page));
}

async function policyOf(style: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return [
    `default-src 'none'`,
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

function render({ language, title, style, head, body }: Page): Markup {
  return html`<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="${ICON}">${head}<style>${raw(style)}</style></head><body>${body}</body></html>`;
}
