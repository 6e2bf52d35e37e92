/** A plain text in Markdown: its `*`, `_`, `<` and the like stand for themselves. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&');
}

/** A name or value as code; a backtick, which no name has, is left out. */
export function codeMarkdown(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}
