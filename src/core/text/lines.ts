import { lastUpTo } from '../lists';

/** A place in a text as people count it: `line` and `column` are 1-based, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Line starts of one text. A line ends at LF, CRLF or a lone CR, as in YAML 1.2. Build it once a text and ask often.
 */
export class LineIndex {
  readonly length: number;
  private readonly starts: Int32Array;

  constructor(text: string) {
    this.length = text.length;
    this.starts = findLineStarts(text);
  }

  /** How many lines the text has; a text that ends with a line break has an empty last line. */
  get count(): number {
    return this.starts.length;
  }

  /** The offset at which 1-based `line` begins; lines beyond the ends are clamped. */
  startOf(line: number): number {
    const index = Math.min(Math.max(line, 1), this.starts.length) - 1;
    return this.starts[index] as number;
  }

  /** Where `offset` lies; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const clamped = Math.min(Math.max(offset, 0), this.length);
    const index = lastUpTo(this.starts, clamped);
    return { line: index + 1, column: clamped - (this.starts[index] as number) + 1 };
  }
}

function findLineStarts(text: string): Int32Array {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return new Int32Array(starts);
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return new Int32Array(starts);
}
