import { hasSpecialCharacter } from './print-scalar';
import type { Printed } from './print-value';

/** Whether a `|` block can hold the text without an indentation sign and without blanks that nobody sees. */
export function fitsLiteral(text: string): boolean {
  const lines = text.split('\n');
  if (text.trim() === '' || lines.some((line) => line !== line.trimEnd() || hasSpecialCharacter(line))) return false;
  const first = lines.find((line) => line !== '');
  return first !== undefined && !first.startsWith(' ');
}

/** The text as a `|` block with its lines at `column`, or undefined where it does not fit one. */
export function literalLines(text: string, column: number): Printed | undefined {
  if (!fitsLiteral(text)) return undefined;
  return { head: `|${chompingOf(text)}`, body: indentLines(contentLines(text), column) };
}

/** The sign behind `|` or `>` that says how many line breaks end the text: `-` none, `` one, `+` all there are. */
export function chompingOf(text: string): '-' | '' | '+' {
  if (!text.endsWith('\n')) return '-';
  return text.endsWith('\n\n') || text === '\n' ? '+' : '';
}

/** The lines of a text block's content. */
export function contentLines(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** The lines moved to a column; empty ones stay empty. */
export function indentLines(lines: readonly string[], column: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));
}
