import { visible } from '../../text';

/**
 * One line of CSV (RFC 4180). Texts that a spreadsheet would take for a formula get an apostrophe in front, since names in a bundle
 * come from anybody; for the same reason characters that hide or reorder others are written as their numbers.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const shown = visible(text, true);
  const safe = /^[=+\-@\t]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
