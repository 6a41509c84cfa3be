import { toBase64Url } from '../../platform/base64url.ts';
import type { Config } from '../../platform/config.ts';
import { toHex } from '../../platform/hex.ts';

const TOKEN_BYTES = 32;

export type LinkPurpose = 'sign_up' | 'reset_password' | 'change_email';

export interface NewLink {
  /** For the mail, and nowhere else. The token is in the fragment, which browsers send to no server. */
  url: string;
  tokenHash: string;
}

/** A link with a token of its own; the database keeps the token's hash only. */
export async function newLink(config: Pick<Config, 'PUBLIC_URL'>, purpose: LinkPurpose): Promise<NewLink> {
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
  const url = `${new URL(config.PUBLIC_URL).origin}/app#/link/${purpose}/${token}`;
  return { url, tokenHash: await hashToken(token) };
}

/** SHA-256 in hexadecimal. The token is as good as random: no salt is needed, nor a slow hash. */
export async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return toHex(new Uint8Array(digest));
}
