import {
  stripWords,
  type Block,
  type CardBlock,
  type DiffBlock,
  type PacketContent,
  type PictureBlock,
  type Section,
  type StripsBlock,
  type TableBlock,
} from './block';
import { cellMarkdown, escapeMarkdown, fenced, inlineMarkdown } from './markdown-text';

/** A packet as one Markdown file, as GitHub and GitLab show it, Mermaid included. */
export function packetMarkdown({ title, lead, sections }: PacketContent): string {
  const contents = sections.map((each, index) => `${index + 1}. ${escapeMarkdown(each.title)}\n`).join('');
  return `# ${escapeMarkdown(title)}\n\n${escapeMarkdown(lead)}\n\n${contents}\n${sections.map(sectionMarkdown).join('\n')}`;
}

function sectionMarkdown({ title, blocks }: Section, index: number): string {
  return `## ${index + 1}. ${escapeMarkdown(title)}\n\n${blocks.map(blockMarkdown).join('\n')}`;
}

/** A block, ended by a line break. */
function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `${inlineMarkdown(block.text)}\n`;
    case 'heading':
      return `### ${escapeMarkdown(block.text)}\n`;
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inlineMarkdown(item)}\n`)
        .join('');
    case 'facts':
      return block.items.map(([term, says]) => `- ${escapeMarkdown(term)}: ${inlineMarkdown(says)}\n`).join('');
    case 'tiles':
      return block.items
        .map(({ value, label }) => `- **${escapeMarkdown(value)}** ${escapeMarkdown(label)}\n`)
        .join('');
    case 'code':
      return fenced(block.language, block.text);
    case 'table':
      return tableMarkdown(block);
    case 'picture':
      return pictureMarkdown(block);
    case 'strips':
      return stripsMarkdown(block);
    case 'diff':
      return diffMarkdown(block);
    case 'card':
      return cardMarkdown(block);
  }
}

function tableMarkdown({ caption, heads, rows }: TableBlock): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const table = [heads.map(escapeMarkdown), heads.map(() => '---'), ...rows.map((cells) => cells.map(cellMarkdown))];
  return `${escapeMarkdown(caption)}:\n\n${table.map(row).join('')}`;
}

function pictureMarkdown({ title, words, mermaid }: PictureBlock): string {
  const drawn = mermaid === undefined ? '' : `\n${fenced('mermaid', mermaid)}`;
  return `**${escapeMarkdown(title)}.** ${escapeMarkdown(words)}\n${drawn}`;
}

/** A diagram, and where Mermaid would not draw it the ways in words. */
function stripsMarkdown({ title, strips, mermaid }: StripsBlock): string {
  if (mermaid !== undefined) return `**${escapeMarkdown(title)}.**\n\n${fenced('mermaid', mermaid)}`;
  return `**${escapeMarkdown(title)}.**\n\n${strips.map((strip) => `- ${escapeMarkdown(stripWords(strip))}\n`).join('')}`;
}

const signs = { same: ' ', old: '-', new: '+' } as const;

function diffMarkdown({ title, hunks }: DiffBlock): string {
  const text = hunks
    .map(({ lines }) => lines.map((line) => `${signs[line.type]}${line.text}`).join('\n'))
    .join('\n@@\n');
  return `**${escapeMarkdown(title)}**\n\n${fenced('diff', text)}`;
}

function cardMarkdown({ mark, title, blocks }: CardBlock): string {
  const inner = blocks.map(blockMarkdown).join('\n').trimEnd();
  const rest = inner === '' ? '' : `${inner.replace(/^(?=.)/gm, '  ')}\n`;
  return `- **${escapeMarkdown(mark)}** ${inlineMarkdown(title)}\n${rest === '' ? '' : `\n${rest}`}`;
}
