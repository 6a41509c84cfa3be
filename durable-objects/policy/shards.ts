/** Into so many objects the platform's ceiling is divided: each may lease its part. */
export const SHARDS = 4;

/** Of a tenant, always the same: by the end of its id, which is random. */
export function shardOf(tenantId: string): number {
  return Number.parseInt(tenantId.slice(-4), 16) % SHARDS || 0;
}
