import type { SourceFile } from '../../workspace';
import { readDocuments, type Stream } from '../../yaml';

const streams = new WeakMap<SourceFile, Stream>();

/** The documents of a file. They are read once: an export is planned anew with each choice, and a bundle of a cluster has 10 MB. */
export function streamOf(file: SourceFile): Stream {
  let stream = streams.get(file);
  if (stream === undefined) streams.set(file, (stream = readDocuments(file.text)));
  return stream;
}

/** Spares `streamOf` the reading of a file of which somebody has the documents already. */
export function rememberStream(file: SourceFile, stream: Stream): void {
  if (!streams.has(file)) streams.set(file, stream);
}
