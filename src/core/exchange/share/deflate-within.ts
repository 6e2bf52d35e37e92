import { Deflate } from 'fflate';
import type { Steps } from '../../steps';
import { joinBytes } from './join-bytes';

/** How many bytes are packed in one step: a few milliseconds. */
const step = 128 * 1024;

/** Deflates bytes as small as they get, and stops where they become more than `most`; undefined then. */
export function* deflateWithin(bytes: Uint8Array, most: number): Steps<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const deflate = new Deflate({ level: 9 }, (part) => {
    size += part.length;
    parts.push(part);
  });
  for (let at = 0; at === 0 || at < bytes.length; at += step) {
    deflate.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    if (size > most) return undefined;
    yield;
  }
  return joinBytes(parts, size);
}
