import { inSlices } from '../in-slices';

/** Pieces of text are put together in bytes of about this many characters, so that no step takes long. */
const packSize = 1 << 18;

interface Writing {
  /** From 0 to 1. */
  readonly onShare: (share: number) => void;
  readonly onDone: (blob: Blob) => void;
}

/** Writes pieces beside the page's other work; `count` is how many there will be, at most. Returns how to call it off. */
export function writePieces(pieces: Iterable<string>, count: number, { onShare, onDone }: Writing): () => void {
  return inSlices(() => packed(pieces), onDone, { atOnce: true, onPause: (written) => onShare(written / count) });
}

/** Yields how many pieces are written. */
function* packed(pieces: Iterable<string>): Generator<number, Blob, undefined> {
  const packs: Blob[] = [];
  let [text, written] = ['', 0];
  for (const piece of pieces) {
    text += piece;
    if (text.length > packSize) {
      packs.push(new Blob([text]));
      text = '';
    }
    yield ++written;
  }
  return new Blob([...packs, text]);
}
