import type { Path } from '../text';
import { readHead, unquote } from './sketch-line';
import type { SketchWriter } from './sketch';

/** A `{ }` or `[ ]` that is being read. */
interface Frame {
  readonly type: 'map' | 'list';
  readonly path: Path;
  index: number;
  key: string | undefined;
  /** Whether the item that is being read has been told of. */
  hasItem: boolean;
}

/** A word in brackets: a key, a value or an item. Quotes are part of it. */
interface Token {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads brackets from `from` and answers the offset to go on from, at the start of a line. Brackets that are not closed end before the first
 * line that stands at `column` or left of it.
 */
export function readFlow(text: string, from: number, path: Path, column: number, writer: SketchWriter): number {
  const reader = new FlowReader(text, writer, path);
  let at = from;
  while (at < text.length) {
    if (text[at] === '\n' && endsBefore(text, at + 1, column)) break;
    at = reader.readAt(at);
    if (reader.isDone()) break;
  }
  reader.finish(Math.min(at, text.length));
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length + 1 : feed + 1;
}

function endsBefore(text: string, from: number, column: number): boolean {
  const { content, end, column: indent } = readHead(text, from);
  return content < end && indent <= column && !/[}\]]/.test(text[content] as string);
}

class FlowReader {
  private readonly frames: Frame[] = [];
  private token: Token | undefined;
  private hasTold = false;

  constructor(
    private readonly text: string,
    private readonly writer: SketchWriter,
    private readonly root: Path,
  ) {}

  isDone(): boolean {
    return this.frames.length === 0;
  }

  /** Reads one sign or word and answers where it ends. */
  readAt(at: number): number {
    const sign = this.text[at] as string;
    switch (sign) {
      case '{':
      case '[':
        this.tellGap(at);
        this.open(sign === '{' ? 'map' : 'list');
        return at + 1;
      case '}':
      case ']':
        this.close(at);
        return at + 1;
      case ',':
        this.next(at);
        return at + 1;
      case '#':
        return /\s/.test(this.text[at - 1] ?? ' ') ? this.skipLine(at) : this.readWord(at);
      case ':':
        if (this.endsKey(at)) return at + 1;
        return this.readWord(at);
      default:
        return /\s/.test(sign) ? at + 1 : this.readWord(at);
    }
  }

  /** What is left when the brackets end, or the text does before they are closed. */
  finish(at: number): void {
    if (!this.isDone()) this.endToken(at);
  }

  private open(type: Frame['type']): void {
    const path = this.pathHere();
    const outer = this.frames.at(-1);
    if (outer) this.tellItem(outer);
    this.frames.push({ type, path, index: 0, key: undefined, hasItem: false });
  }

  private close(at: number): void {
    this.endToken(at);
    this.frames.pop();
    this.token = undefined;
    this.hasTold = this.hasTold || this.writer.offset < at;
  }

  private next(at: number): void {
    this.endToken(at);
    const frame = this.frames.at(-1);
    if (!frame) return;
    this.tellItem(frame);
    frame.key = undefined;
    frame.index++;
    frame.hasItem = false;
  }

  /** An item that is still to be written counts, too, once a comma follows. */
  private tellItem(frame: Frame): void {
    if (frame.type !== 'list' || frame.hasItem) return;
    frame.hasItem = true;
    this.writer.item(frame.path);
  }

  /** A colon makes the word before it a key. */
  private endsKey(at: number): boolean {
    const frame = this.frames.at(-1);
    const { token } = this;
    const isColon = /[\s,{}[\]]|^$/.test(this.text[at + 1] ?? '') || /["']/.test(this.text[at - 1] ?? '');
    if (frame?.type !== 'map' || frame.key !== undefined || !token || !isColon) return false;
    const written = unquote(this.text, token.from, token.to);
    if (this.isCaretIn(token)) this.tell('key', written, true);
    else this.writer.key(frame.path, written.name);
    frame.key = written.name;
    this.token = undefined;
    return true;
  }

  private endToken(at: number): void {
    const frame = this.frames.at(-1);
    const { token } = this;
    this.token = undefined;
    if (!frame) return;
    if (!token) return this.tellGap(at);
    const written = unquote(this.text, token.from, token.to);
    const isValue = frame.type === 'list' || frame.key !== undefined;
    if (this.isCaretIn(token)) this.tell(isValue ? 'value' : 'key', written, false);
    this.tellItem(frame);
    if (isValue) this.writer.scalar(this.pathHere(), written.name);
    else if (!this.isCaretIn(token)) this.writer.key(frame.path, written.name);
  }

  /** A caret between signs, where nothing is written yet. */
  private tellGap(at: number): void {
    const { offset } = this.writer;
    const frame = this.frames.at(-1);
    if (!frame || this.hasTold || offset > at || offset < 0 || offset < this.lastSign(at)) return;
    const isValue = frame.type === 'list' || frame.key !== undefined;
    this.tell(isValue ? 'value' : 'key', { from: offset, to: offset, quote: undefined }, false);
  }

  /** The offset behind the sign before `at`, with only blanks between. */
  private lastSign(at: number): number {
    let from = at;
    while (from > 0 && /\s/.test(this.text[from - 1] as string)) from--;
    return from;
  }

  private tell(
    type: 'key' | 'value',
    at: { readonly from: number; readonly to: number; readonly quote: '"' | "'" | undefined },
    hasColon: boolean,
  ): void {
    const frame = this.frames.at(-1);
    if (this.hasTold || !frame) return;
    this.hasTold = true;
    const { offset } = this.writer;
    const isTight = type === 'value' && at.from === at.to && this.text[offset - 1] === ':';
    this.writer.caret({
      type,
      path: type === 'key' ? frame.path : this.pathHere(),
      range: { from: at.from, to: at.to },
      typed: this.text.slice(at.from, offset),
      column: 0,
      quote: at.quote,
      inFlow: true,
      lead: isTight ? ' ' : '',
      hasColon,
    });
  }

  private isCaretIn(token: Token): boolean {
    const { from, to } = unquote(this.text, token.from, token.to);
    return this.writer.offset >= from && this.writer.offset <= to;
  }

  private pathHere(): Path {
    const frame = this.frames.at(-1);
    if (!frame) return this.root;
    if (frame.type === 'list') return [...frame.path, frame.index];
    return frame.key === undefined ? frame.path : [...frame.path, frame.key];
  }

  private readWord(from: number): number {
    const quote = this.text[from] as string;
    let to = from + 1;
    if (quote === '"' || quote === "'") {
      while (to < this.text.length && this.text[to] !== quote && this.text[to] !== '\n') to++;
      if (this.text[to] === quote) to++;
    } else {
      while (to < this.text.length && !this.endsWord(to)) to++;
    }
    this.token = { from: this.token?.from ?? from, to };
    return to;
  }

  private endsWord(at: number): boolean {
    const sign = this.text[at] as string;
    if (/[,{}[\]\s]/.test(sign)) return true;
    return sign === ':' && /[\s,{}[\]]/.test(this.text[at + 1] ?? ' ');
  }

  private skipLine(at: number): number {
    const feed = this.text.indexOf('\n', at);
    return feed < 0 ? this.text.length : feed;
  }
}
