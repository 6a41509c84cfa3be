/** What a deployment may leave out; wrangler.toml can name only required secrets, and binds no model by default. */
interface Env {
  CRON_SECRET_PREVIOUS?: string;
  META_APP_SECRET_PREVIOUS?: string;
  MERCADO_PAGO_WEBHOOK_SECRET?: string;
  MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS?: string;
  PADDLE_WEBHOOK_SECRET?: string;
  PADDLE_WEBHOOK_SECRET_PREVIOUS?: string;
  MAIL_API_KEY?: string;
  OPENAI_API_KEY?: string;
  CERTIFICATE_KEY?: string;
  EMAIL?: import('./providers/mail/email-binding.ts').EmailBinding;
  AI?: import('./providers/models/workers-ai-call.ts').WorkersAi;
}
