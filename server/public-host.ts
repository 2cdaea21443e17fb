import { BlockList, isIP } from 'node:net';

/** Loopback (RFC 1122, 4291), private (RFC 1918, 4193), shared (RFC 6598) and link-local (RFC 3927, 4291) addresses. */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv4');
}
INSIDE.addAddress('::1', 'ipv6');
INSIDE.addSubnet('fc00::', 7, 'ipv6');
INSIDE.addSubnet('fe80::', 10, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether listening under this name lets in nobody but this machine. */
export function isLoopbackHost(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** Whether listening under this name may let in somebody from outside: all addresses at once, or names, of which nobody knows. */
export function isPublicHost(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host !== 'localhost';
  return !INSIDE.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** What names inside a network end in (RFC 6762, 8375, and .internal as ICANN keeps it free); a name without a dot is none outside. */
const INSIDE_NAMES = /^[^.]+$|\.(?:localhost|local|internal|lan|intranet|home\.arpa)$/i;

/** Whether a page may be opened from outside under this origin. A name in the public system counts as outside, whatever it is for. */
export function isPublicOrigin(origin: string): boolean {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? isPublicHost(host) : !INSIDE_NAMES.test(host);
}
