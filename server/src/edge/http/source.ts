import { isIPv6 } from 'node:net';

/**
 * Whom attempts and connections are counted for: an IPv4 address, or the /64 of an IPv6 one, since whoever has one address of it
 * has them all.
 */
export function sourceOf(address: string): string {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = canonical.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const whole = canonical.includes('::')
    ? [...first, ...Array.from({ length: 8 - first.length - last.length }, () => '0'), ...last]
    : first;
  return `${whole.slice(0, 4).join(':')}::/64`;
}
