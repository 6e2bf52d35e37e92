import { COLON, CR, DASH, DOT, HASH, isBlank, LF, SPACE, TAB } from './codes';
import { refuse } from './not-mine';
import { TreeBuilder } from './packed-tree';
import { isMarker } from './split';

/** What ended a plain scalar. */
export const Stop = { LineEnd: 0, Comment: 1, Colon: 2 } as const;

/** How many collections may be nested in each other; the same limit as in the fallback. */
const MAX_DEPTH = 200;

/**
 * The place in a text that the located parser has reached, and the tree that it has built so far. Offsets count in `text`, of which
 * the document is the part from `base` to `end`. Lines end at LF or CRLF here; lone CRs were made LFs before.
 */
export class Reader {
  readonly tree = new TreeBuilder();
  text = '';
  end = 0;
  pos = 0;
  /** Start of the line that `pos` is on. */
  lineStart = 0;
  /** Column of the content that `endLine` found, or -1 when the document's content is over. */
  indent = -1;
  /** One past the scalar that was scanned last, trailing space excluded. */
  scalarEnd = 0;
  /** A number made of the characters of the scalar that was scanned last; equal texts have equal ones. */
  hash = 0;
  /** How many brackets are open at the place. */
  flowDepth = 0;
  private depth = 0;

  begin(text: string, from: number, to: number): void {
    this.text = text;
    this.end = to;
    this.pos = from;
    this.lineStart = from;
    this.depth = 0;
    this.flowDepth = 0;
    this.tree.begin(from);
  }

  /** Enters a collection. Deeper text than the limit goes to the fallback, which says so. */
  descend(): void {
    if (++this.depth > MAX_DEPTH) refuse();
  }

  ascend(): void {
    this.depth--;
  }

  code(): number {
    return this.text.charCodeAt(this.pos);
  }

  /** Goes past spaces and returns the code behind them. Tabs between tokens are rare and left to the fallback. */
  skipSpaces(): number {
    let code = this.text.charCodeAt(this.pos);
    while (code === SPACE) code = this.text.charCodeAt(++this.pos);
    if (code === TAB) refuse();
    return code;
  }

  /** Whether a `- ` stands at `pos`. */
  isAtDash(): boolean {
    return this.code() === DASH && isBlank(this.text.charCodeAt(this.pos + 1));
  }

  /** Whether a `: ` stands at `pos`, spaces before it skipped; then goes past the colon. */
  takeColon(): boolean {
    if (this.skipSpaces() !== COLON || !isBlank(this.text.charCodeAt(this.pos + 1))) return false;
    this.pos++;
    return true;
  }

  /** From behind a token to the next content: its line may end with a comment only, then blank and comment lines may follow. */
  endLine(): void {
    const { text } = this;
    let at = this.pos;
    let code = text.charCodeAt(at);
    while (code === SPACE || code === TAB) code = text.charCodeAt(++at);
    if (code === HASH && isBlank(text.charCodeAt(at - 1))) at = this.lineEndFrom(at);
    else if (code === CR) at++;
    if (at < this.end && text.charCodeAt(at) !== LF) refuse();
    this.findContent(at + 1);
  }

  /** Finds the next content from the start of a line on. */
  findContent(from: number): void {
    const { text, end } = this;
    for (let line = from; line < end;) {
      let at = line;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      if (code === CR) code = text.charCodeAt(++at);
      if (code === HASH) at = this.lineEndFrom(at);
      else if (code !== LF && at < end) return this.startContent(line, at);
      line = at + 1;
    }
    this.finish();
  }

  /** Goes past a plain scalar in block context and says what ended it; `pos` is then at the colon, or at the space after the scalar. */
  scanPlain(): number {
    const { text } = this;
    let at = this.pos;
    let hash = 0;
    let stop: number = Stop.LineEnd;
    this.scalarEnd = at;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code > COLON) {
        hash = (Math.imul(hash, 31) + code) | 0;
      } else if (code === SPACE || code === TAB) {
        if (text.charCodeAt(at + 1) === HASH) {
          stop = Stop.Comment;
          break;
        }
        at++;
        continue;
      } else if (code === COLON && isBlank(text.charCodeAt(at + 1))) {
        stop = Stop.Colon;
        break;
      } else if (code === LF || code === CR || code !== code) {
        break;
      } else {
        hash = (Math.imul(hash, 31) + code) | 0;
      }
      this.scalarEnd = ++at;
    }
    this.hash = hash;
    this.pos = stop === Stop.Colon ? at : this.scalarEnd;
    return stop;
  }

  /** The offset of the line break at or behind `from`, or the end. */
  lineEndFrom(from: number): number {
    const at = this.text.indexOf('\n', from);
    return at < 0 || at > this.end ? this.end : at;
  }

  private startContent(line: number, at: number): void {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code === TAB || text.charCodeAt(at - 1) === CR) refuse();
    if (at === line && code === DOT && isMarker(text, at, DOT)) return this.skipTrailer(at + 3);
    if (at === line && code === DASH && isMarker(text, at, DASH)) refuse();
    this.lineStart = line;
    this.indent = at - line;
    this.pos = at;
  }

  /** Behind a `...` only comments, blank lines and further `...` may come. */
  private skipTrailer(from: number): void {
    const lines = this.text.slice(from, this.end).split('\n');
    if (!lines.every((line) => /^(?:\.\.\.(?= |\r?$))? *(?:#[^]*)?\r?$/.test(line))) refuse();
    this.finish();
  }

  private finish(): void {
    this.indent = -1;
    this.pos = this.end;
  }
}
