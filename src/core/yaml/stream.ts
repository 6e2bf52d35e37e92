import type { Steps } from '../steps';
import type { TextEdit } from '../text';
import type { Document, Stream } from './document';
import { readDocument, readDocumentInSteps } from './read';
import { cutAt, findRegion } from './region';
import { ReadDocument, renewDocuments } from './renew';
import { splitText } from './split';

/** Reads a file's text. Every text is a stream of at least one document, if only an empty one. */
export function readDocuments(text: string): Stream {
  const { starts } = splitText(text);
  const documents = cutAt(text, starts).map(
    (segment, index) => new ReadDocument(`d${index}`, segment, readDocument(segment)),
  );
  return { documents, starts, length: text.length, nextId: documents.length };
}

/** The same in steps of a few milliseconds, for texts of megabytes. What stands between two steps may read other documents. */
export function* readDocumentsInSteps(text: string): Steps<Stream> {
  const { starts } = splitText(text);
  const documents: Document[] = [];
  for (const [index, segment] of cutAt(text, starts).entries()) {
    documents.push(new ReadDocument(`d${index}`, segment, yield* readDocumentInSteps(segment)));
    yield;
  }
  return { documents, starts, length: text.length, nextId: documents.length };
}

/**
 * The stream after `edits`, whose offsets are those of the file before them. Only documents that an edit touches are cut and read
 * again; all others are the same objects as before. The result is what `readDocuments` gives for the edited text, but for the ids.
 * Whoever has the edited text passes it as `whole`, so that a file of one document is not held twice.
 */
export function updateDocuments(stream: Stream, edits: readonly TextEdit[], whole?: string): Stream {
  if (edits.length === 0) return stream;
  const writer = new StreamWriter(stream.nextId);
  let kept = 0;
  for (let edit = 0; edit < edits.length;) {
    const region = findRegion(stream, edits, edit, whole);
    writer.keep(stream, kept, region.first);
    writer.renew(stream.documents.slice(region.first, region.last + 1), region.texts);
    kept = region.last + 1;
    edit = region.nextEdit;
  }
  writer.keep(stream, kept, stream.documents.length);
  return writer.finish();
}

class StreamWriter {
  private readonly documents: Document[] = [];
  private readonly starts: number[] = [];
  private length = 0;

  constructor(private nextId: number) {}

  /** Takes over the documents of a stream from one index to another, wherever they now stand. */
  keep(stream: Stream, from: number, to: number): void {
    if (from === to) return;
    const shift = this.length - (stream.starts[from] as number);
    for (let index = from; index < to; index++) {
      this.documents.push(stream.documents[index] as Document);
      this.starts.push((stream.starts[index] as number) + shift);
    }
    this.length = (to < stream.starts.length ? (stream.starts[to] as number) : stream.length) + shift;
  }

  renew(before: readonly Document[], texts: readonly string[]): void {
    const renewal = renewDocuments(before, texts, this.nextId);
    this.nextId = renewal.nextId;
    for (const document of renewal.documents) {
      this.documents.push(document);
      this.starts.push(this.length);
      this.length += document.text.length;
    }
  }

  finish(): Stream {
    const { documents, starts, length, nextId } = this;
    return { documents, starts, length, nextId };
  }
}
