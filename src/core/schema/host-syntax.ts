import { isDnsLabel } from './label-syntax';

/**
 * What istiod's webhook takes as a host or an address, and where its checks are looser than one expects: labels may be upper case, a
 * single label is a name, and a trailing dot is fine (pkg/config/labels/instance.go, pkg/config/validation/agent/validation.go).
 */

/** A DNS name without a wildcard; no IPv4 address, since the last label cannot be a number (ValidateFQDN). */
export function isDomain(text: string): boolean {
  return text.length >= 1 && text.length <= 255 && areLabels(text.split('.'));
}

/** A DNS name whose first label may be `*` or begin with it (ValidateWildcardDomain). */
export function isWildcardDomain(text: string): boolean {
  if (text.length < 1 || text.length > 255) return false;
  const [first = '', ...rest] = text.split('.');
  return isWildcardLabel(first) && (rest.length === 0 || areLabels(rest));
}

/** One address as Go's netip.ParseAddr reads it: IPv4 without leading zeros, or IPv6 with or without a zone. */
export function isAddress(text: string): boolean {
  const [address = '', zone, ...more] = text.split('%');
  if (zone !== undefined) return zone + more.join('') !== '' && isIpv6(address);
  return isIpv4(address) || isIpv6(address);
}

/** An address, or one with the length of a prefix behind a slash; its other bits need not be zero (ValidateIPSubnet). */
export function isSubnet(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  if (length === undefined) return isAddress(text);
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
  return isIpv4(address) ? Number(length) <= 32 : isIpv6(address) && Number(length) <= 128;
}

/** A `*` that is neither the whole host nor its whole first label (ValidatePartialWildCard). The rest of the host is not looked at. */
export function isPartialWildcard(host: string): boolean {
  return host.includes('*') && host !== '*' && !host.startsWith('*.');
}

/** What may stand behind `unix://`: `@` and an abstract name, or an absolute path that is no directory (ValidateUnixAddress). */
export function isUnixPath(text: string): boolean {
  return text.startsWith('@') || (text.startsWith('/') && !text.endsWith('/'));
}

/** A port of TCP (ValidatePort). */
export function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}

/** The labels of a name, or those behind its first one. The last may be empty, which is the trailing dot. */
function areLabels(labels: readonly string[]): boolean {
  const last = labels.at(-1) ?? '';
  if (isInteger(last)) return false;
  return labels.every((label, index) => isDnsLabel(label) || (label === '' && index === labels.length - 1));
}

/** Whether Go reads it as an integer; more digits than 64 bits hold are no number to it. */
function isInteger(label: string): boolean {
  return /^\d+$/.test(label) && BigInt(label) < 2n ** 63n;
}

function isWildcardLabel(label: string): boolean {
  if (label.length > 63) return false;
  return label === '*' || isDnsLabel(label.replace(/^\*-?/, ''));
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half, index) => groupsOf(half, index === halves.length - 1));
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return false;
  // :: stands for one group of zeros at least.
  return halves.length === 2 ? groups.length <= 7 : groups.length === 8;
}

/** The groups of 16 bits in a part of an IPv6 address; an IPv4 address at the end is two of them. */
function groupsOf(part: string, isEnd: boolean): readonly string[] {
  if (part === '') return [];
  const groups = part.split(':');
  return isEnd && isIpv4(groups.at(-1) ?? '') ? [...groups.slice(0, -1), '0', '0'] : groups;
}
