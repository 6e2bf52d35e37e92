const width = 90;

/** A text in lines of at most 90 columns, but for a word that is longer, broken at single spaces; those that go on are indented by `hanging`. */
export function wrap(text: string, indent: string, hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    const joined = line.trim() === '' ? line + word : `${line} ${word}`;
    if (joined.length <= width || line.trim() === '') line = joined;
    else {
      lines.push(line.trimEnd());
      line = hanging + word;
    }
  }
  return [...lines, line.trimEnd()];
}
