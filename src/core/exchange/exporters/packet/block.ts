import { isList } from '../../../lists';
import { counted } from '../../../text';

/** How a mark is coloured; each has a word of its own as well. */
export type Tone = 'high' | 'medium' | 'low' | 'error' | 'warning' | 'info' | 'ok' | 'add' | 'remove' | 'plain';

/** A piece of a line: plain text, a name or command to be read letter by letter, or a word that stands out. None has any meaning to a format. */
export type Span =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly mark: string; readonly tone: Tone }
  | { readonly struck: string };

/** A line of text. */
export type Inline = Span | readonly Span[];

/** What stands in a cell of a table, line by line. */
export type Cell = readonly Inline[];

/** A table with a caption; the first cell of a row names it. */
export interface TableBlock {
  readonly type: 'table';
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Of each column in per cent of the width; undefined where the content decides. */
  readonly widths?: readonly number[];
  /** Whether it is a form to be filled in by hand. */
  readonly blank?: boolean;
}

/** A picture with what it shows in words: drawn where the format can, as Mermaid text where that is drawn by whoever shows it. */
export interface PictureBlock {
  readonly type: 'picture';
  readonly title: string;
  readonly words: string;
  /** Well-formed SVG without script, in the colours of a light page, and in those of a dark one where it is small enough to be there twice. */
  readonly svg: { readonly light: string; readonly dark: string | undefined };
  /** Undefined where Mermaid would not draw it. */
  readonly mermaid: string | undefined;
}

/** Lines of a file that come and go. */
export interface DiffBlock {
  readonly type: 'diff';
  readonly title: string;
  readonly hunks: readonly { readonly lines: readonly DiffLine[] }[];
}

/** A line of a diff. `number` is 1-based, in the new text; of a line that goes, in the old one. */
export interface DiffLine {
  readonly type: 'same' | 'old' | 'new';
  readonly text: string;
  readonly number: number;
}

/** One way of a call, from what calls to what answers. */
export interface Strip {
  readonly stations: readonly { readonly frame: string; readonly lines: readonly string[] }[];
  /** What is between each station and the next: one less than there are stations. */
  readonly wires: readonly {
    readonly look: 'plain' | 'thick' | 'dotted' | 'known' | 'cross';
    readonly lines: readonly string[];
    readonly alarm: boolean;
  }[];
}

/** The ways of calls, station by station; as Mermaid where a format draws that. */
export interface StripsBlock {
  readonly type: 'strips';
  readonly title: string;
  readonly strips: readonly Strip[];
  /** Undefined where Mermaid would not draw it. */
  readonly mermaid: string | undefined;
}

/** A statement that somebody has to look at, with what it rests on. */
export interface CardBlock {
  readonly type: 'card';
  readonly mark: string;
  readonly tone: Tone;
  readonly title: Inline;
  readonly blocks: readonly Block[];
}

/** A part of a packet, without any format. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: Inline }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly Inline[]; readonly ordered?: boolean }
  | { readonly type: 'facts'; readonly items: readonly (readonly [term: string, says: Inline])[] }
  | {
      readonly type: 'tiles';
      readonly items: readonly { readonly value: string; readonly label: string; readonly tone: Tone }[];
    }
  | { readonly type: 'code'; readonly language: string; readonly text: string }
  | TableBlock
  | PictureBlock
  | StripsBlock
  | DiffBlock
  | CardBlock;

/** A numbered section. */
export interface Section {
  /** For links: lower case letters and `-`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A packet without any format. */
export interface PacketContent {
  readonly title: string;
  /** Under the title, in one line. */
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** A block of text. */
export function paragraph(...text: readonly Span[]): Block {
  return { type: 'paragraph', text };
}

/** The spans of a line. */
export function spansOf(line: Inline): readonly Span[] {
  return isList(line) ? line : [line];
}

/** A name or none: `—` stands for what is not written. */
export function code(text: string | undefined): Span {
  return text === undefined || text === '' ? '—' : { code: text };
}

/** `1 host`, `2 hosts`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return counted(number, one, many);
}

/** A way in words: `Pod shop/cart, app; http api.example.com:80, 0 TLS; …`. */
export function stripWords({ stations, wires }: Strip): string {
  return stations
    .map(({ frame, lines }, index) => {
      const wire = wires[index];
      const station = [frame, ...lines].join(', ');
      return wire ? `${station} → ${wire.lines.join(', ')} →` : station;
    })
    .join(' ');
}
