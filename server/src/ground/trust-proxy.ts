import { BlockList, isIP } from 'node:net';

/** Whose X-Forwarded-For counts: nobody's, that of so many hops, or that of these addresses and networks. */
export type TrustProxy = false | number | readonly string[];

/**
 * Reads PEYVAND_TRUST_PROXY: a number of proxies in a row, or their addresses and networks; nothing: no header is believed.
 * @throws Error with a sentence that names the variable
 */
export function readTrustProxy(text: string | undefined): TrustProxy {
  const given = text?.trim() ?? '';
  if (given === '' || given === '0') return false;
  if (/^\d{1,2}$/.test(given)) return Number(given);
  const addresses = given.split(',').map((one) => one.trim());
  if (addresses.every(isNetwork)) return addresses;
  throw new Error(
    `PEYVAND_TRUST_PROXY must be the number of proxies in front, or their addresses (10.0.0.5, 172.16.0.0/12), not "${text}"`,
  );
}

/** Whether a connection comes from a proxy of the operator's, and so is everybody's. */
export function isProxy(trust: TrustProxy): (address: string) => boolean {
  if (trust === false) return () => false;
  if (typeof trust === 'number') return () => true;
  const list = new BlockList();
  for (const one of trust) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

/** For the server: whether the machine at a distance of so many hops is believed when it names the one behind it. */
export function hopsTrusted(trust: TrustProxy): false | ((address: string, hop: number) => boolean) {
  if (trust === false) return false;
  return typeof trust === 'number' ? (_, hop) => hop < trust : isProxy(trust);
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
}
