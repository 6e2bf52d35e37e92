/** A text as the cell of a Markdown table: on one line, and without meaning of its own. */
export function markdownCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`*_<>[\]&]/g, (each) => `\\${each}`);
}
