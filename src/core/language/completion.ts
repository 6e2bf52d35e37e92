import type { Range } from '../text';
import type { CaretContext } from './sketch';

/** Something that could be written at the caret. */
export interface Completion {
  readonly label: string;
  readonly type: 'key' | 'value' | 'resource' | 'item';
  /** What replaces `range`; lines after the first are indented already. In a snippet `$1`, `${2:text}` are stops of the caret. */
  readonly insert: string;
  readonly isSnippet: boolean;
  readonly range: Range;
  /** A few words behind the label: the type, who defines it, or why it would be refused. */
  readonly detail: string;
  /** Markdown. */
  readonly doc: string;
  /** What typed letters are held against beside the label; empty for the label alone. */
  readonly alias: string;
  /** Whether Istio would refuse it here. */
  readonly refused: boolean;
}

/** A value that could be written, before it is known how it has to be quoted. */
export interface Candidate {
  readonly value: string;
  readonly detail?: string;
  readonly doc?: string;
  /** Numbers and booleans are written without quotes. */
  readonly isText?: boolean;
  readonly refused?: boolean;
}

const defaults = { isSnippet: false, detail: '', doc: '', alias: '', refused: false } as const;

/** A completion with what is not said left at its default. */
export function completion(
  told: Pick<Completion, 'label' | 'type' | 'insert' | 'range'> & Partial<Completion>,
): Completion {
  return { ...defaults, ...told };
}

/** A candidate as it is written at a caret: in the quotes that stand there, else in some where YAML needs them. */
export function valueCompletion(candidate: Candidate, caret: CaretContext): Completion {
  const { value, detail = '', doc = '', refused = false } = candidate;
  const insert = caret.lead + (caret.quote ? inQuotes(value, caret.quote) : plainOrQuoted(candidate, caret.inFlow));
  return completion({ label: value, type: 'value', insert, range: caret.range, detail, doc, refused });
}

/** A text as it stands in a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function inQuotes(value: string, quote: '"' | "'"): string {
  return quote === "'" ? value.replaceAll("'", "''") : JSON.stringify(value).slice(1, -1);
}

/** A leading `*`, a number or `true` would be read as something else than the text. */
function plainOrQuoted({ value, isText = true }: Candidate, inFlow: boolean): string {
  if (!isText) return value;
  const isPlain = (inFlow ? /^(?:[A-Za-z]|\.\/)[\w./*-]*$/ : /^(?:[A-Za-z]|\.\/)[\w./*:[\]-]*$/).test(value);
  const isWord = /^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value);
  return (isPlain && !isWord && !value.endsWith(':')) || value === '.' ? value : JSON.stringify(value);
}
