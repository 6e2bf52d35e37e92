import type { Document, Stream } from './document';

const indexes = new WeakMap<Stream, ReadonlyMap<string, number>>();

/** The index of the document with an id in a stream, or -1. */
export function indexOfDocument(stream: Stream, id: string): number {
  let byId = indexes.get(stream);
  if (byId === undefined)
    indexes.set(stream, (byId = new Map(stream.documents.map((document, index) => [document.id, index]))));
  return byId.get(id) ?? -1;
}

/** The document with an id in a stream; undefined when there is none. */
export function documentById(stream: Stream, id: string): Document | undefined {
  return stream.documents[indexOfDocument(stream, id)];
}
