const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/**
 * The network that a request comes from, as Cloudflare tells it: the IPv4 address or the IPv6 /64. Headers that a
 * client may write itself, such as `X-Forwarded-For`, are never read. `local` without Cloudflare in front.
 */
export function clientNetwork(request: Request): string {
  return networkOf(request.headers.get('cf-connecting-ip') ?? '');
}

/** One subscriber's IPv6 addresses are as many as they like: they count as one. */
export function networkOf(address: string): string {
  if (IPV4.test(address)) return address;
  const groups = address.length <= 45 ? ipv6Groups(address) : null;
  if (!groups) return 'local';
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** Its eight groups, or null for what is no IPv6 address. */
function ipv6Groups(address: string): number[] | null {
  // The URL parser knows every spelling, and writes the last groups of a mapped IPv4 address as numbers.
  const host = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
  if (!host || !/^[0-9a-f:.]+$/i.test(address)) return null;
  const [head = '', tail] = host.split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}
