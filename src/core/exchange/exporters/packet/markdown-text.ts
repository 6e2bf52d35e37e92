import { greatestOf } from '../../../lists';
import { visible } from '../../../text';
import { spansOf, type Cell, type Inline, type Span } from './block';

/** A text that Markdown, HTML in it, tables and math take for nothing but text; nobody is mentioned by it. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_<>[\]&~$]/g, '\\$&')
    .replaceAll('|', '&#124;')
    .replace(/@(?=\w)/g, '&#64;')
    .replace(/(?<=^|\s)#(?=\d)/g, '\\#')
    .replace(/^(\s*)([-+#=]|\d+(?=[.)]))/, (_, space: string, head: string) =>
      /\d/.test(head) ? `${space}${head}\\` : `${space}\\${head}`,
    );
}

/** A line as Markdown. */
export function inlineMarkdown(line: Inline): string {
  return spansOf(line).map(spanMarkdown).join('');
}

/** The lines of a cell. A pipe ends a cell even in code, where there is no other way to write it, so such a name is written as text. */
export function cellMarkdown(lines: Cell): string {
  return lines
    .map((line) =>
      spansOf(line)
        .map((span) => (isCode(span) && span.code.includes('|') ? escapeMarkdown(span.code) : spanMarkdown(span)))
        .join(''),
    )
    .join('<br>');
}

/** A block of code whose fence no line of it can close. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visible(text.trimEnd(), true)}\n${fence}\n`;
}

function spanMarkdown(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if (isCode(span)) return codeSpan(visible(span.code));
  if ('strong' in span) return `**${escapeMarkdown(span.strong)}**`;
  if ('struck' in span) return `~~${escapeMarkdown(span.struck)}~~`;
  return `**${escapeMarkdown(span.mark)}**`;
}

function isCode(span: Span): span is { readonly code: string } {
  return typeof span === 'object' && 'code' in span;
}

/** Code that begins or ends with a backtick or a blank is padded with a blank, which Markdown takes away. */
function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = /^[`\s]|[`\s]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, greatestOf((text.match(/`+/g) ?? []).map((run) => run.length)));
}
