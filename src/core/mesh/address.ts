/** Whether a text is an IPv4 or IPv6 address. */
export function isIp(text: string): boolean {
  return bitsOf(text) !== undefined;
}

/** Whether an item of `addresses` is a range of more than one address; `/32` and `/128` are plain addresses to istiod. */
export function isCidr(text: string): boolean {
  const cut = text.indexOf('/');
  return cut > 0 && plainAddress(text) === text;
}

/** An address without a `/32` or `/128` behind it. */
export function plainAddress(text: string): string {
  return text.endsWith(text.includes(':') ? '/128' : '/32') ? text.slice(0, text.indexOf('/')) : text;
}

/** Whether two texts are the same IP, however those of IPv6 are written: `2001:DB8::1` is `2001:db8:0::1`. */
export function isSameIp(one: string, other: string): boolean {
  if (one === other) return true;
  return one.includes(':') && other.includes(':') && isIp(one) && bitsOf(one) === bitsOf(other);
}

/** What an address is found by: the bits of an IPv6 one, which can be written in several ways; any other text as it is. */
export function addressKey(text: string): string {
  return text.includes(':') ? (fixedBits(text) ?? text) : text;
}

/** Whether a CIDR contains an IP. False when either cannot be read or their families differ. */
export function addressCovers(cidr: string, ip: string): boolean {
  const cut = cidr.indexOf('/');
  const base = bitsOf(cidr.slice(0, cut));
  const bits = bitsOf(ip);
  const length = Number(cidr.slice(cut + 1));
  if (base === undefined || bits === undefined || base.length !== bits.length || !Number.isInteger(length))
    return false;
  return length >= 0 && length <= bits.length && base.slice(0, length) === bits.slice(0, length);
}

/**
 * The bits that an address or a range fixes, after its family: `4:00001010` for 10.0.0.0/8. A range covers an address whose bits begin with its own.
 * Undefined where it cannot be read.
 */
export function fixedBits(text: string): string | undefined {
  const [ip = '', written] = text.split('/');
  const bits = bitsOf(ip);
  if (bits === undefined) return undefined;
  const length = written === undefined ? bits.length : Number(written);
  if (!Number.isInteger(length) || length < 0 || length > bits.length) return undefined;
  return `${ip.includes(':') ? 6 : 4}:${bits.slice(0, length)}`;
}

function bitsOf(ip: string): string | undefined {
  return ip.includes(':') ? bitsOfV6(ip) : bitsOfV4(ip);
}

function bitsOfV4(ip: string): string | undefined {
  const parts = ip.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
}

function bitsOfV6(ip: string): string | undefined {
  const halves = ip.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const written = [...(head ?? []), ...(tail ?? [])];
  if (!written.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  if (halves.length === 1 ? written.length !== 8 : written.length > 7) return undefined;
  const gap = Array<string>(8 - written.length).fill('0');
  return [...(head ?? []), ...gap, ...(tail ?? [])]
    .map((part) => parseInt(part, 16).toString(2).padStart(16, '0'))
    .join('');
}
