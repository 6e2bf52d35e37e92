import type { Stream } from './document';
import { readDocuments } from './stream';

/** Whatever has a text: a file, or a change that makes one. */
interface Written {
  readonly text: string;
}

const streams = new WeakMap<Written, Stream>();

/** The documents of a file. They are read once: an export is planned anew with each choice, and a bundle of a cluster has 10 MB. */
export function streamOf(file: Written): Stream {
  let stream = streams.get(file);
  if (stream === undefined) streams.set(file, (stream = readDocuments(file.text)));
  return stream;
}

/** Spares `streamOf` the reading of a file of which somebody has the documents already. */
export function rememberStream(file: Written, stream: Stream): void {
  if (!streams.has(file)) streams.set(file, stream);
}

/** Passes on what is known of one thing with a text to another with the same text. Documents stand in one file only, so the first is forgotten. */
export function passStream(from: Written, to: Written): void {
  const stream = streams.get(from);
  if (stream === undefined) return;
  streams.delete(from);
  streams.set(to, stream);
}

/** The documents of a file, if somebody has read it. */
export function knownStream(file: Written): Stream | undefined {
  return streams.get(file);
}
