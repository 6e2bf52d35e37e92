import type { Path } from '../text';
import { readFlow } from './sketch-flow';
import { endOfPlain, readHead, readKey, unquote, wordEnd, type LineHead } from './sketch-line';
import type { CaretContext, SketchWriter } from './sketch';

/** Reads the lines of a document's text from the top down and tells what it finds. */
export function readBlocks(text: string, writer: SketchWriter): void {
  const reader = new BlockReader(text, writer);
  for (let at = 0; at <= text.length;) at = reader.readLine(at);
}

/** A mapping or list that the lines being read lie in. */
interface Frame {
  readonly type: 'map' | 'list';
  readonly column: number;
  readonly path: Path;
  /** The item or key read last. */
  step: string | number | undefined;
  /** Whether that one has a scalar already, so that nothing can stand below it. */
  isFull: boolean;
}

class BlockReader {
  private readonly frames: Frame[] = [];

  constructor(
    private readonly text: string,
    private readonly writer: SketchWriter,
  ) {}

  /** Reads the line that starts at `from` and answers where to go on. */
  readLine(from: number): number {
    const head = readHead(this.text, from);
    const { content, end, next } = head;
    if (/^(---|\.\.\.)(\s|$)/.test(this.text.slice(from, from + 4)) || this.text[content] === '#') return next;
    const isBlank = content === end;
    if (isBlank && head.dashes.length === 0) {
      if (this.hasCaret(from, end)) this.tellNewKey(this.writer.offset - from, this.writer.offset);
      return next;
    }
    for (const column of head.dashes) this.enterItem(column);
    if (isBlank) {
      if (this.hasCaret(content, end)) this.tellNewKey(head.column, content);
      return next;
    }
    return this.readContent(head);
  }

  private readContent(head: LineHead): number {
    const { content, end, column, next } = head;
    if (/[{[]/.test(this.text[content] as string)) {
      return readFlow(this.text, content, this.pathBelow(column), head.column - 1, this.writer);
    }
    const key = readKey(this.text, content, end);
    if (key === undefined) {
      this.readLoose(head);
      return next;
    }
    const frame = this.enterMap(column);
    frame.step = key.name;
    frame.isFull = false;
    if (this.hasCaret(key.from, key.to)) this.tell({ type: 'key', path: frame.path, ...key, column, hasColon: true });
    else this.writer.key(frame.path, key.name);
    return this.readValue(key.colon + 1, head, frame);
  }

  /** A line without a colon: an item's scalar, or a key that is being written. */
  private readLoose({ content, end, column, dashes }: LineHead): void {
    const to = endOfPlain(this.text, content, end);
    const written = unquote(this.text, content, to);
    const top = this.frameAt(column);
    const isOneWord = written.quote !== undefined || !/\s/.test(this.text.slice(written.from, this.writer.offset));
    if (this.hasCaret(written.from, written.to) && isOneWord) {
      if (top?.isFull && !this.isBeside(column)) return;
      this.tell({ type: 'key', path: this.pathBelow(column), ...written, column, hasColon: false });
    } else if (dashes.length > 0 && top) {
      this.writer.scalar([...top.path, top.step ?? 0], written.name);
      top.isFull = true;
    }
  }

  private readValue(colonEnd: number, { end, next }: LineHead, frame: Frame): number {
    const { text, writer } = this;
    const path = [...frame.path, frame.step as string];
    let at = colonEnd;
    while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
    at += /^[&!]\S*[ \t]+/.exec(text.slice(at, end))?.[0].length ?? 0;
    const first = text[at];
    if (at >= end || first === '#') {
      const stop = first === '#' ? at - 1 : end;
      if (writer.offset >= colonEnd && writer.offset <= stop) {
        const from = writer.offset;
        this.tell({ type: 'value', path, from, to: from, column: frame.column, lead: from === colonEnd ? ' ' : '' });
      }
      return next;
    }
    if (first === '{' || first === '[') return readFlow(text, at, path, frame.column, writer);
    if (first === '|' || first === '>') return this.skipBlockText(next, frame.column);
    frame.isFull = true;
    const written = unquote(text, at, endOfPlain(text, at, end));
    if (this.hasCaret(written.from, written.to)) this.tell({ type: 'value', path, ...written, column: frame.column });
    writer.scalar(path, written.name);
    return next;
  }

  private skipBlockText(from: number, column: number): number {
    let at = from;
    while (at <= this.text.length) {
      const line = readHead(this.text, at);
      const isBlank = line.content === line.end && line.dashes.length === 0;
      if (!isBlank && (line.dashes[0] ?? line.column) <= column) break;
      at = line.next;
    }
    return at;
  }

  /** A key that would stand on a line with nothing else. */
  private tellNewKey(column: number, from: number): void {
    if (this.frameAt(column)?.isFull && !this.isBeside(column)) return;
    this.tell({ type: 'key', path: this.pathBelow(column), from, to: from, column, hasColon: false });
  }

  private tell(
    at: Pick<CaretContext, 'type' | 'path' | 'column'> & {
      readonly from: number;
      readonly to: number;
      readonly quote?: CaretContext['quote'];
      readonly lead?: ' ' | '';
      readonly hasColon?: boolean;
    },
  ): void {
    const { offset } = this.writer;
    this.writer.caret({
      type: at.type,
      path: at.path,
      column: at.column,
      range: { from: at.from, to: at.quote || at.hasColon ? at.to : wordEnd(this.text, offset) },
      typed: this.text.slice(at.from, offset),
      quote: at.quote,
      inFlow: false,
      lead: at.lead ?? '',
      hasColon: at.hasColon ?? false,
    });
  }

  private hasCaret(from: number, to: number): boolean {
    return this.writer.offset >= from && this.writer.offset <= to;
  }

  /** The innermost collection that a key or dash at a column would lie in or below. */
  private frameAt(column: number): Frame | undefined {
    return this.frames.findLast((frame) => frame.column < column || (frame.column === column && frame.type === 'map'));
  }

  private isBeside(column: number): boolean {
    const frame = this.frameAt(column);
    return frame?.type === 'map' && frame.column === column;
  }

  /** The path of the mapping that a key at a column belongs to. */
  private pathBelow(column: number): Path {
    const frame = this.frameAt(column);
    if (frame === undefined) return [];
    if (this.isBeside(column) || frame.step === undefined) return frame.path;
    return [...frame.path, frame.step];
  }

  private enterMap(column: number): Frame {
    const path = this.pathBelow(column);
    const frame = this.frameAt(column);
    this.leaveTo(frame);
    if (frame && this.isBeside(column)) return frame;
    return this.enter({ type: 'map', column, path, step: undefined, isFull: false });
  }

  /** A dash starts the next item of its list, or a list, which may stand at the column of its own key. */
  private enterItem(column: number): void {
    const list = this.frames.findLast((frame) => frame.column <= column);
    this.leaveTo(list);
    if (list?.type === 'list' && list.column === column) {
      list.step = Number(list.step) + 1;
      list.isFull = false;
    } else {
      const path = list ? [...list.path, ...(list.step === undefined ? [] : [list.step])] : [];
      const isList = path.length === 1 && path[0] === 'items';
      this.enter({ type: 'list', column, path, step: isList ? this.writer.firstItem : 0, isFull: false });
    }
    this.writer.item((this.frames.at(-1) as Frame).path);
  }

  private enter(frame: Frame): Frame {
    this.frames.push(frame);
    return frame;
  }

  private leaveTo(frame: Frame | undefined): void {
    this.frames.length = frame === undefined ? 0 : this.frames.indexOf(frame) + 1;
  }
}
