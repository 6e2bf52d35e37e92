import { checkValue, type Field, type FieldType } from '../../../core/schema';
import { pasteWords } from '../words/changes';

/** What somebody pasted, read as items of a list. */
interface Pasted {
  readonly items: readonly unknown[];
  /** What cannot be written, a sentence a line of the paste. */
  readonly faults: readonly string[];
}

interface Line {
  /** 1-based, as it stood in what was pasted. */
  readonly number: number;
  readonly text: string;
}

const mostFaults = 5;

/** Whether a pasted text is more than one value: lines, or cells of a spreadsheet. */
export function isManyValues(text: string): boolean {
  return /[\n\t]/.test(text.trim());
}

/** A value a line. */
export function readLines(text: string, type: FieldType, name: string): Pasted {
  return collect(linesOf(text), ({ text: line }) => readCell(line, type, name));
}

/** An object a line, its cells in the order of the columns; a line that only names the columns is left out. */
export function readTable(text: string, columns: readonly Field[]): Pasted {
  const lines = linesOf(text);
  const separator = separatorOf(text);
  const isHead = (line: Line | undefined): boolean =>
    line !== undefined && cellsOf(line.text, separator)[0]?.toLowerCase() === columns[0]?.name;
  return collect(isHead(lines[0]) ? lines.slice(1) : lines, ({ text: line }) =>
    readRow(cellsOf(line, separator), columns),
  );
}

/** Why nothing of a paste was written. */
export function describeFaults({ faults }: Pasted): string {
  const more = faults.length - mostFaults;
  const rest = more > 0 ? [pasteWords.moreLines(more)] : [];
  return [pasteWords.nothingAdded, ...faults.slice(0, mostFaults), ...rest].join('\n');
}

interface Reading {
  readonly value: unknown;
  readonly fault: string | null;
}

function collect(lines: readonly Line[], read: (line: Line) => Reading): Pasted {
  const readings = lines.map((line) => ({ line, ...read(line) }));
  return {
    items: readings.map(({ value }) => value),
    faults: readings.flatMap(({ line, fault }) => (fault === null ? [] : [pasteWords.line(line.number, fault)])),
  };
}

function readRow(cells: readonly string[], columns: readonly Field[]): Reading {
  const object: Record<string, unknown> = {};
  const [first] = columns;
  if (cells.length > columns.length)
    return { value: object, fault: pasteWords.tooManyCells(cells.length, columns.length) };
  if (cells[0] === '') return { value: object, fault: pasteWords.noFirst(first?.name) };
  for (const [index, { name, type }] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    const { value, fault } = readCell(cell, type, name);
    if (fault !== null) return { value: object, fault };
    object[name] = value;
  }
  return { value: object, fault: null };
}

function readCell(text: string, type: FieldType, name: string): Reading {
  const isNumber = type.type === 'integer' || type.type === 'number';
  const value = isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return { value, fault: checkValue(type, value, name) };
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r?\n|\r/).flatMap((line, index) => {
    const trimmed = line.replace(/^ +| +$/g, '');
    return trimmed.trim() === '' ? [] : [{ number: index + 1, text: trimmed }];
  });
}

/** Spreadsheets copy tabs; files have commas, or semicolons where the comma is the decimal sign. */
function separatorOf(text: string): string {
  return ['\t', ';'].find((each) => text.includes(each)) ?? ',';
}

function cellsOf(line: string, separator: string): readonly string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
