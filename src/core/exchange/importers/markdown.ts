/** A fenced block of a Markdown text. */
interface Block {
  /** The nearest heading above it, without its marks; undefined when there is none. */
  readonly heading: string | undefined;
  /** The block's lines as they stand, without the fence's own indentation. */
  readonly text: string;
}

/** The fenced blocks marked `yaml` or `yml`, in order (CommonMark 0.31, section 4.5; fences inside of lists included). */
export function findYamlBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let heading: string | undefined;
  let fence: Fence | undefined;
  let previous = '';
  for (const line of linesOf(markdown.replace(/^\uFEFF/, ''))) {
    const content = line.replace(/[\r\n]+$/, '');
    if (fence) {
      if (closes(content, fence)) {
        if (fence.yaml) blocks.push({ heading, text: fence.lines.join('') });
        fence = undefined;
      } else {
        fence.lines.push(unindent(line, fence.indent));
      }
      previous = '';
      continue;
    }
    fence = opens(content);
    heading = headingOf(content, previous) ?? heading;
    previous = content;
  }
  if (fence?.yaml) blocks.push({ heading, text: fence.lines.join('') });
  return blocks;
}

/**
 * The blocks as one YAML text: each as it stands, under its heading as a comment, with a `---` between them where the block has none itself.
 * Inserted lines end as those of the Markdown do.
 */
export function joinBlocks(blocks: readonly Block[], lineBreak: string): string {
  return blocks.map((block, index) => separator(block, index, lineBreak) + closed(block.text, lineBreak)).join('');
}

function separator(block: Block, index: number, lineBreak: string): string {
  const comment = block.heading === undefined ? '' : `# ${block.heading}${lineBreak}`;
  const marked = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*---(?:[ \t\r\n]|$)/.test(block.text);
  if (index === 0 || marked) return comment;
  return `${block.text.startsWith('%') ? '...' : '---'}${lineBreak}${comment}`;
}

function closed(text: string, lineBreak: string): string {
  return text === '' || /[\r\n]$/.test(text) ? text : text + lineBreak;
}

interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly indent: number;
  readonly yaml: boolean;
  readonly lines: string[];
}

function opens(line: string): Fence | undefined {
  const match = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^`]*)$/.exec(line);
  if (match === null) return undefined;
  const marks = match[2] as string;
  const language = /^\{?\.?([\w-]+)/.exec(match[3] as string)?.[1]?.toLowerCase();
  const yaml = language === 'yaml' || language === 'yml';
  return { mark: marks.charAt(0), length: marks.length, indent: (match[1] as string).length, yaml, lines: [] };
}

function closes(line: string, fence: Fence): boolean {
  const match = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line);
  const marks = match?.[1];
  return marks !== undefined && marks.startsWith(fence.mark) && marks.length >= fence.length;
}

function unindent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && (line[at] === ' ' || line[at] === '\t' || line[at] === '>')) at++;
  return line.slice(at);
}

function headingOf(line: string, previous: string): string | undefined {
  const marked = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
  if (marked !== undefined && marked !== '') return plain(marked);
  const underlined = /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(line) && /^ {0,3}[^\s#>*+-]/.test(previous);
  return underlined ? plain(previous) : undefined;
}

function plain(heading: string): string {
  return heading.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim();
}

function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}
