import { readConfig } from './config.ts';

/** The only place that looks up a Durable Object. A stub is made anew for each call: a broken one stays broken. */
export function conversationObject(env: Env, tenantId: string, conversationId: string) {
  return env.CONVERSATION.getByName(`${tenantId}:${conversationId}`, {
    locationHint: readConfig(env).LOCATION_HINT,
  });
}

/** The live connections of one organisation. */
export function inboxHub(env: Env, tenantId: string) {
  return env.INBOX_HUB.getByName(tenantId, { locationHint: readConfig(env).LOCATION_HINT });
}

/** Limits, breakers, budget and abuse of one organisation. */
export function tenantGate(env: Env, tenantId: string) {
  return env.TENANT_GATE.getByName(tenantId, { locationHint: readConfig(env).LOCATION_HINT });
}

/** The ceiling of the whole platform, one of its shards. */
export function platformBudget(env: Env, shard: number) {
  return env.PLATFORM_BUDGET.getByName(String(shard), { locationHint: readConfig(env).LOCATION_HINT });
}

/** Into so many parts what is called for nobody in particular is divided, so that no breaker is everybody's. */
const UPSTREAM_SHARDS = 8;

/** Breakers of what is called without a tenant: mail, leaked passwords. */
export function upstreamGate(env: Env) {
  return edgeGate(env, `upstream:${Math.floor(Math.random() * UPSTREAM_SHARDS)}`);
}

/** What one account, network, or person outside organisations may do. */
export function edgeGate(env: Env, name: string) {
  return env.EDGE_GATE.getByName(name, { locationHint: readConfig(env).LOCATION_HINT });
}

/**
 * The tenant and conversation that an object's name stands for.
 * @throws Error for a name that `conversationObject` did not make
 */
export function parseConversationName(name: string | undefined): {
  tenantId: string;
  conversationId: string;
} {
  const [tenantId, conversationId, ...rest] = (name ?? '').split(':');
  if (!tenantId || !conversationId || rest.length > 0) throw new Error('not a conversation');
  return { tenantId, conversationId };
}
