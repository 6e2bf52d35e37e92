import { fieldWords } from '../words/fields';

const mostLines = 8;

/** A value as a few lines in the manner of YAML, to be looked at and never written anywhere. */
export function toSnippet(value: unknown): string {
  const lines = linesOf(value);
  if (lines.length <= mostLines) return lines.join('\n');
  return [...lines.slice(0, mostLines - 1), fieldWords.moreLines(lines.length - mostLines + 1)].join('\n');
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : value.flatMap((item) => hang('- ', linesOf(item)));
  if (typeof value !== 'object' || value === null) return [typeof value === 'string' ? value : JSON.stringify(value)];
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, inner]) => entryLines(key, inner));
}

function entryLines(key: string, value: unknown): string[] {
  const lines = linesOf(value);
  const isShort = typeof value !== 'object' || value === null || lines[0] === '{}' || lines[0] === '[]';
  return isShort ? [`${key}: ${lines.join(' ')}`] : [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

function hang(lead: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line);
}
