import { inSlices } from './in-slices';

/** Pieces of text are put together in bytes of about this many characters, so that no step takes long. */
const packSize = 1 << 18;

interface Writing {
  /** From 0 to 1. */
  readonly onShare: (share: number) => void;
  readonly onDone: (blob: Blob) => void;
}

/** Writes pieces beside the page's other work; `count` is how many there will be, at most. Returns how to call it off. */
export function writePieces(pieces: Iterator<string>, count: number, { onShare, onDone }: Writing): () => void {
  const packs: Blob[] = [];
  let [text, at] = ['', 0];
  const pack = (): void => {
    packs.push(new Blob([text]));
    text = '';
  };
  const next = (): IteratorResult<unknown> => {
    const piece = pieces.next();
    if (piece.done) return piece;
    text += piece.value;
    at++;
    if (text.length > packSize) pack();
    return piece;
  };
  return inSlices(
    { next },
    {
      onPause: () => onShare(at / count),
      onDone: () => {
        pack();
        onDone(new Blob(packs));
      },
    },
  );
}
