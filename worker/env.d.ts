// Generated from wrangler.toml by `npm run types:env`.
interface __BaseEnv_Env {
	BUCKET: R2Bucket;
	WEBHOOK_QUEUE: Queue;
	DEAD_LETTER_QUEUE: Queue;
	DOCUMENT_QUEUE: Queue;
	PUBLIC_URL: string;
	DATABASE_ENDPOINT: string;
	META_GRAPH_URL: string;
	MERCADO_PAGO_TOLERANCE_SECONDS: string;
	PADDLE_TOLERANCE_SECONDS: string;
	BURST_QUIET_MS: string;
	BURST_MAX_MS: string;
	LOCATION_HINT: string;
	ANSWER_MODEL: string;
	SMALLER_ANSWER_MODEL: string;
	EMBEDDING_MODEL: string;
	REQUEST_LIMIT_FACTOR: string;
	PRICES: string;
	PLATFORM_DAY_MICRO: string;
	OPENAI_URL: string;
	PAGE_FETCH_ORIGINS: string;
	CORS_ORIGINS: string;
	LEAKED_PASSWORDS_URL: string;
	MAIL_ENDPOINT: string;
	MAIL_FROM: string;
	OPERATOR_EMAIL: string;
	SECURITY_CONTACT: string;
	SENTRY_DSN: string;
	BUILD_DIGEST: string;
	EVIDENCE_PUBLIC_KEYS: string;
	DATABASE_URL: string;
	DATABASE_JOB_URL: string;
	CONTEXT_KEYS: string;
	SEALING_KEYS: string;
	ACCESS_TOKEN_KEYS: string;
	REFRESH_KEYS: string;
	CRON_SECRET: string;
	META_APP_SECRET: string;
	META_VERIFY_TOKEN: string;
	CONVERSATION: DurableObjectNamespace<import("./index").Conversation>;
	INBOX_HUB: DurableObjectNamespace<import("./index").InboxHub>;
	EDGE_GATE: DurableObjectNamespace<import("./index").EdgeGate>;
	TENANT_GATE: DurableObjectNamespace<import("./index").TenantGate>;
	PLATFORM_BUDGET: DurableObjectNamespace<import("./index").PlatformBudget>;
}
declare namespace Cloudflare {
	interface GlobalProps {
		mainModule: typeof import("./index");
		durableNamespaces: "Conversation" | "InboxHub" | "EdgeGate" | "TenantGate" | "PlatformBudget";
	}
	interface Env extends __BaseEnv_Env {}
}
interface Env extends __BaseEnv_Env {}
type StringifyValues<EnvType extends Record<string, unknown>> = {
	[Binding in keyof EnvType]: EnvType[Binding] extends string ? EnvType[Binding] : string;
};
declare namespace NodeJS {
	interface ProcessEnv extends StringifyValues<Pick<Cloudflare.Env, "PUBLIC_URL" | "DATABASE_ENDPOINT" | "META_GRAPH_URL" | "MERCADO_PAGO_TOLERANCE_SECONDS" | "PADDLE_TOLERANCE_SECONDS" | "BURST_QUIET_MS" | "BURST_MAX_MS" | "LOCATION_HINT" | "ANSWER_MODEL" | "SMALLER_ANSWER_MODEL" | "EMBEDDING_MODEL" | "REQUEST_LIMIT_FACTOR" | "PRICES" | "PLATFORM_DAY_MICRO" | "OPENAI_URL" | "PAGE_FETCH_ORIGINS" | "CORS_ORIGINS" | "LEAKED_PASSWORDS_URL" | "MAIL_ENDPOINT" | "MAIL_FROM" | "OPERATOR_EMAIL" | "SECURITY_CONTACT" | "SENTRY_DSN" | "BUILD_DIGEST" | "EVIDENCE_PUBLIC_KEYS" | "DATABASE_URL" | "DATABASE_JOB_URL" | "CONTEXT_KEYS" | "SEALING_KEYS" | "ACCESS_TOKEN_KEYS" | "REFRESH_KEYS" | "CRON_SECRET" | "META_APP_SECRET" | "META_VERIFY_TOKEN">> {}
}
declare module "*.txt" {
	const value: string;
	export default value;
}
declare module "*.html" {
	const value: string;
	export default value;
}
declare module "*.sql" {
	const value: string;
	export default value;
}
declare module "*.bin" {
	const value: ArrayBuffer;
	export default value;
}
declare module "*.wasm" {
	const value: WebAssembly.Module;
	export default value;
}
declare module "*.wasm?module" {
	const value: WebAssembly.Module;
	export default value;
}
