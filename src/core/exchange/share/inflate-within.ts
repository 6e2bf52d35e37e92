import { Inflate } from 'fflate';
import { joinBytes } from './join-bytes';

/** How many packed bytes are unpacked at a time: deflate makes at most about a thousand of each, so no step makes much more than a megabyte. */
const step = 1024;

/** Inflates bytes, and stops where they become more than `most`; undefined when they are no whole deflate stream. */
export function inflateWithin(packed: Uint8Array, most: number): Uint8Array | 'too-large' | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    if (size <= most) parts.push(part);
  });
  try {
    for (let at = 0; at < packed.length && size <= most; at += step)
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    // The unpacker throws at whatever is no deflate stream, which a link from outside may well be.
    return undefined;
  }
  return size > most ? 'too-large' : joinBytes(parts, size);
}
