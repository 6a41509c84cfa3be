import type { AppFunction } from './database-shape.ts';
import type { Owner } from './seed.ts';

type Values = Readonly<Record<string, (owner: Owner) => unknown>>;

/** Whose row an id stands for; an argument that is named after a table needs no mention. */
const IDS: Values = {
  p_tenant: ({ tenantId }) => tenantId,
  p_user: ({ userId }) => userId,
  p_session: of('sessions', 'id'),
  p_only: of('sessions', 'id'),
  p_except: of('sessions', 'id'),
  p_key: of('api_keys', 'id'),
  p_before: of('messages', 'id'),
  p_id: of('messages', 'id'),
  p_outbox: of('outbox', 'id'),
  p_event: of('webhook_events', 'id'),
  p_messages: (owner) => [of('messages', 'id')(owner)],
  p_answered: (owner) => [of('messages', 'id')(owner)],
  p_passages: (owner) => [of('passages', 'id')(owner)],
  p_conversations: (owner) => [of('conversations', 'id')(owner)],
};

/** Values that a function takes seriously. */
const VALUES: Values = {
  p_provider: of('channels', 'provider'),
  p_external_id: of('channels', 'external_id'),
  p_email: of('user_emails', 'email'),
  p_token_hash: of('account_links', 'token_hash'),
  p_key_hash: of('api_key_routes', 'key_hash'),
  p_code_hash: of('recovery_codes', 'code_hash'),
  p_hash: of('passwords', 'hash'),
  p_shown_hash: of('passwords', 'hash'),
  p_sealed_secret: of('second_factors', 'sealed_secret'),
  p_old: of('second_factors', 'sealed_secret'),
  p_role: () => 'admin',
  p_scopes: () => ['read'],
  p_scope: () => 'read',
  p_language: () => 'es',
  p_kind: () => 'reply',
  p_reason: () => 'unknown_answer',
  p_waiting_reason: () => 'unknown_answer',
  p_action: () => 'audit.probe',
  p_filter: () => 'all',
  p_limit: () => 100,
  p_since: () => '2000-01-01',
  p_period: of('budget_notices', 'period'),
  p_level: of('budget_notices', 'level'),
  p_usage: () => [{ day: '2030-01-01', kind: 'ai', micro: 1, units: 1 }],
  p_gate_events: (owner) => [gateEvent(owner)],
  p_guard_event: (owner) => guardEvent(owner),
  p_abuse_steps: (owner) => [abuseStep(owner)],
  p_abuse_subject: of('abuse_steps', 'subject'),
  p_feedback: () => 'attack',
  p_identifiers: (owner) => [identifier(owner)],
  p_event: (owner) => event(owner, 'message'),
  p_events: (owner) =>
    ['message', 'edit', 'deletion', 'reaction', 'echo', 'status'].map((type) => event(owner, type)),
};

/** Any owner whose values an argument takes, or nobody, whose ids and texts exist nowhere. */
export interface Argument {
  name: string;
  type: string;
}

/** Whether an argument names somebody's row. */
export function isId({ type }: Argument): boolean {
  return type === 'uuid' || type === 'uuid[]';
}

/** The argument's value of this owner, as text that Postgres casts to the argument's type. */
export function argumentOf({ name, type }: Argument, owner: Owner): string | null {
  const values = isId({ name, type }) ? IDS : VALUES;
  const table = `${name.replace(/^p_/, '')}s`;
  const row = type === 'uuid' ? owner.rows.get(table) : undefined;
  const value = values[name] ? values[name](owner) : (row?.id ?? byType(type, owner));
  return asText(type, value);
}

export function callOf({ name, arguments: list }: AppFunction): string {
  return `select * from app."${name}"(${list.map(({ type }, index) => `$${index + 1}::text::${type}`).join(', ')})`;
}

function byType(type: string, { marker, tenantId }: Owner): unknown {
  switch (type) {
    case 'uuid':
      return tenantId;
    case 'text':
      return marker;
    case 'integer':
    case 'bigint':
    case 'smallint':
      return 1;
    case 'boolean':
      return false;
    case 'timestamp with time zone':
      return new Date().toISOString();
    case 'jsonb':
      return {};
    case 'bytea':
      return '\\x00';
    default:
      return type.endsWith('[]') ? [] : null;
  }
}

function asText(type: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  return Array.isArray(value) ? `{${value.map(String).join(',')}}` : String(value);
}

function of(table: string, column: string): (owner: Owner) => unknown {
  return ({ rows }) => rows.get(table)?.[column];
}

function identifier(owner: Owner) {
  const row = owner.rows.get('contact_identifiers');
  return { kind: row?.kind, value: row?.value };
}

/** An event of a gate about this owner's contact. */
function gateEvent(owner: Owner) {
  const subject = `contact:${of('contacts', 'id')(owner)}`;
  return { id: 2, type: 'abuse', details: { subject, step: 'warned', cause: 'audit' } };
}

/** A step about this owner. */
function abuseStep(owner: Owner) {
  const subject = of('abuse_steps', 'subject')(owner);
  return { id: owner.userId, subject, step: 'warned', cause: 'audit', at: Date.now(), until: null };
}

/** An event of the guard about what this owner's contact wrote. */
function guardEvent(owner: Owner) {
  return {
    ...{ kind: 'message', contactId: of('contacts', 'id')(owner), messageId: of('messages', 'id')(owner) },
    ...{ conversationId: of('conversations', 'id')(owner), verdict: 'block', score: 1, reasons: [] },
    ...{ excerpt: owner.marker, digest: 'ab'.repeat(32) },
  };
}

/** An event of a webhook that is all about this owner's rows. */
function event(owner: Owner, type: string) {
  const message = of('messages', 'provider_message_id')(owner);
  return {
    ...{ type, provider: 'whatsapp', messageId: message, targetMessageId: message, position: 0 },
    ...{
      contentType: 'text',
      text: owner.marker,
      emoji: '👍',
      sentAt: Date.now(),
      profileName: owner.marker,
    },
    ...{
      from: [identifier(owner)],
      to: [identifier(owner)],
      outboxId: of('outbox', 'id')(owner),
      status: 'sent',
    },
  };
}
