/** Binds a sealed access token to its channel: copied into another row it does not open. */
export function tokenContext(tenantId: string, channelId: string): string {
  return `channel-token:${tenantId}:${channelId}`;
}
