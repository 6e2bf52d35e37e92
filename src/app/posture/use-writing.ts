import { useEffect, useRef, useState } from 'react';
import { announce } from '../notices';
import { exportWords } from './words';
import { writePieces } from './write-part';

/** A Markdown table for the clipboard, or a file for a spreadsheet. */
type Format = keyof typeof exportWords.writing;

/** Something that is being written. */
export interface WritingJob {
  readonly what: Format;
  /** How much of it is written: from 0 to 1. */
  readonly share: number;
  readonly stop: () => void;
}

/** Writes pieces of text beside the page's other work and hands over what became of them. */
type Write = (what: Format, pieces: Iterable<string>, take: (blob: Blob) => void) => void;

/** How to write something, and what is being written, if it takes long enough to be seen; `count` is how many pieces there are, at most. */
export function useWriting(count: number): { readonly job: WritingJob | null; readonly write: Write } {
  const [job, setJob] = useState<WritingJob | null>(null);
  const running = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => running.current?.(), []);
  const write: Write = (what, pieces, take) => {
    const stop = (): void => {
      running.current?.();
      setJob(null);
      announce(exportWords.notWritten[what]);
    };
    let done = false;
    const callOff = writePieces(pieces, count, {
      onShare: (share) => setJob({ what, share, stop }),
      onDone: (blob) => {
        done = true;
        setJob(null);
        take(blob);
      },
    });
    running.current = done ? undefined : callOff;
  };
  return { job, write };
}
