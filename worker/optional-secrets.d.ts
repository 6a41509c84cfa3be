/** Secrets that a deployment may leave out; wrangler.toml can name only the required ones. */
interface Env {
  META_APP_SECRET_PREVIOUS?: string;
  MAIL_API_KEY?: string;
}
