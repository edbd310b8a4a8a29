import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Ranges that no outgoing call may reach: this machine, its networks, carrier networks, documentation, multicast and what
 * is reserved (IANA special-purpose registries for IPv4 and IPv6).
 */
const closed = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, bits, 'ipv4');
// IPv6 is open in its global range only; in it, these carry an IPv4 address (NAT64, 6to4, Teredo) or are documentation.
const globalRange = new BlockList();
globalRange.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(network, bits, 'ipv6');

/** True for an address (as a resolver gives it) that an outgoing call may not reach. What is no address is private too. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return closed.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return true;
  const mapped = mappedAddress(address);
  if (mapped !== undefined) return closed.check(mapped, 'ipv4');
  return !globalRange.check(address, 'ipv6') || closed.check(address, 'ipv6');
}

/** The IPv4 address inside ::ffff:a.b.c.d, in any spelling. */
function mappedAddress(address: string): string | undefined {
  // the WHATWG parser writes every spelling of an IPv6 address the same way
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const match = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (match === null) return undefined;
  const [high, low] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
