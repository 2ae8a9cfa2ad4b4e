import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { GiveUp, UserError } from '../../errors.js';

/** What IANA has given out for the public IPv6 internet. Everything outside is special, whatever a range list calls it. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** True for an address of the public internet, judged by what is allowed, as lists of the forbidden prove incomplete. */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
}

/** Throws GiveUp where a connection to that address and port is not allowed. */
export type Guard = (address: string, port: number) => void;

/**
 * The rule for outgoing connections: public addresses on the given ports, and on any port the private ranges (CIDR or single
 * addresses) that the operator allows.
 */
export function createGuard(allowPrivate: readonly string[], ports: readonly number[]): Guard {
  const allowed = allowPrivate.map(parseRange);
  return (address, port) => {
    if (isIP(address) && allowed.some((range) => contains(range, ipaddr.process(address)))) return;
    if (!isPublic(address)) throw new GiveUp('the host is not on the public internet');
    if (!ports.includes(port)) throw new GiveUp(`port ${port} is not allowed, only ${ports.join(' and ')}`);
  };
}

/** The IP address that a URL names directly, without brackets, or undefined for a name. */
export function literal(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) ? bare : undefined;
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

function parseRange(text: string): Range {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    throw new UserError(`"${text}" is no address range: write it as 192.168.1.7 or 127.0.0.0/8.`);
  }
}

function contains(range: Range, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return range[0].kind() === address.kind() && address.match(range as [ipaddr.IPv4, number] & [ipaddr.IPv6, number]);
}
