import { isRecord } from '../lists';
import { printKey, printScalar, type Quote } from './print-scalar';
import { literalLines } from './print-literal';

/** How new text is to look, read off the text around it. Columns and widths in characters. */
export interface PrintStyle {
  /** From a key to the keys of a mapping below it. */
  readonly step: number;
  /** From a key to the dashes of a list below it. */
  readonly listStep: number;
  /** From a dash to what stands behind it. */
  readonly dashWidth: number;
  readonly quote: Exclude<Quote, 'plain'>;
  /** The style of strings that could be plain. */
  readonly prefer: Quote;
  /** Quotes around all keys and strings, as JSON wants them. */
  readonly json: boolean;
  /** Texts of several lines are written with escapes, not as blocks. */
  readonly isOneLine?: boolean;
  /** Between brackets and braces and what they hold, on one line. */
  readonly padding: string;
}

/** A value's text: what stands behind its key or dash, and the whole lines that follow, without line breaks. */
export interface Printed {
  readonly head: string;
  readonly body: readonly string[];
}

/** Whether a mapping has no key with a value. */
export function isEmptyMapping(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((each) => each === undefined);
}

/** The lines of one entry of a block mapping whose keys stand at `column`. */
export function entryLines(key: string, value: unknown, column: number, style: PrintStyle): string[] {
  const { head, body } = printBelowKey(value, column, style);
  const name = printKey(key, 'plain', style.quote, false);
  return [`${' '.repeat(column)}${name}:${head === '' ? '' : ` ${head}`}`, ...body];
}

/** The lines of one item of a block list whose dashes stand at `column`. */
export function itemLines(value: unknown, column: number, style: PrintStyle): string[] {
  const { head, body } = printBehindDash(value, column + style.dashWidth, style);
  return [`${' '.repeat(column)}-${' '.repeat(style.dashWidth - 1)}${head}`, ...body];
}

/** The lines of a block mapping or list with its keys or dashes at `column`; undefined when it is empty or no collection. */
export function collectionLines(value: unknown, column: number, style: PrintStyle): string[] | undefined {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item: unknown) => itemLines(item, column, style));
  }
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return entries.length > 0 ? entries.flatMap(([key, each]) => entryLines(key, each, column, style)) : undefined;
}

/** A value behind a key at `column`. */
export function printBelowKey(value: unknown, column: number, style: PrintStyle): Printed {
  const body = collectionLines(value, column + (Array.isArray(value) ? style.listStep : style.step), style);
  return body ? { head: '', body } : printLeaf(value, column + style.step, style);
}

/** A value that begins at column `inner` behind a dash: a collection begins on the dash's own line. */
export function printBehindDash(value: unknown, inner: number, style: PrintStyle): Printed {
  const [first, ...body] = collectionLines(value, inner, style) ?? [];
  return first === undefined ? printLeaf(value, inner, style) : { head: first.slice(inner), body };
}

/** A scalar or an empty collection; the lines of a text block go to `column`. */
export function printLeaf(value: unknown, column: number, style: PrintStyle): Printed {
  const literal =
    typeof value === 'string' && value.includes('\n') && !style.isOneLine ? literalLines(value, column) : undefined;
  return literal ?? { head: printFlow(value, style), body: [] };
}

/** A value on one line. Within a flow collection (`inFlow`, the default for what it holds) fewer texts can be plain. */
export function printFlow(value: unknown, style: PrintStyle, inFlow = false): string {
  if (Array.isArray(value)) {
    return wrap('[', value.map((item: unknown) => printFlow(item, style, true)).join(', '), ']', style);
  }
  if (!isRecord(value)) return printScalar(value, style.json ? 'double' : style.prefer, style.quote, inFlow);
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined);
  return wrap('{', pairs.map(([key, each]) => printPair(key, each, style)).join(', '), '}', style);
}

/** `key: value` within braces. */
export function printPair(key: string, value: unknown, style: PrintStyle): string {
  return `${printKey(key, style.json ? 'double' : 'plain', style.quote, true)}: ${printFlow(value, style, true)}`;
}

/** A value within brackets over several lines, as JSON is usually laid out; `column` is where the line begins that it stands on. */
export function printFlowLines(value: unknown, column: number, style: PrintStyle, lineBreak: string): string {
  const inner = column + style.step;
  const print = (each: unknown): string => printFlowLines(each, inner, style, lineBreak);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item: unknown) => print(item))
    : isRecord(value)
      ? Object.entries(value)
          .filter(([, each]) => each !== undefined)
          .map(([key, each]) => `${printKey(key, style.json ? 'double' : 'plain', style.quote, true)}: ${print(each)}`)
      : [];
  if (parts.length === 0) return printFlow(value, style, true);
  const lines = parts.join(`,${lineBreak}${' '.repeat(inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}${lineBreak}${' '.repeat(inner)}${lines}${lineBreak}${' '.repeat(column)}${close}`;
}

function wrap(open: string, content: string, close: string, style: PrintStyle): string {
  return content === '' ? open + close : open + style.padding + content + style.padding + close;
}
