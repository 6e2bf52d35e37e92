const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64 with its padding and any line breaks, as Go reads it; undefined when it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const padding = compact.length - compact.replace(/=+$/, '').length;
  const bytes = new Uint8Array((compact.length / 4) * 3 - padding);
  for (let at = 0, to = 0; at < compact.length; at += 4) {
    let bits = 0;
    for (let i = 0; i < 4; i++) bits = (bits << 6) | Math.max(letters.indexOf(compact.charAt(at + i)), 0);
    for (let i = 16; i >= 0 && to < bytes.length; i -= 8) bytes[to++] = (bits >> i) & 0xff;
  }
  return bytes;
}
