/** A UUID of version 7 (RFC 9562): its first 48 bits are `now` in milliseconds, so that new rows lie together. */
export function uuidV7(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const random = crypto.randomUUID().slice(15);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}
