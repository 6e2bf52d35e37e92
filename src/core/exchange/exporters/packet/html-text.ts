import { visible } from '../../../text';
import { spansOf, type Inline, type Span } from './block';

/** A text between tags, or within a quoted attribute. */
export function escapeHtml(text: string, keepLines = false): string {
  return visible(text, keepLines).replace(/[&<>"']/g, (char) => entities[char] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A line as HTML. Names are isolated, so that text from right to left moves nothing beside it. */
export function inlineHtml(line: Inline): string {
  return spansOf(line).map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return breakable(escapeHtml(span));
  if ('code' in span) return `<code><bdi>${breakable(escapeHtml(span.code))}</bdi></code>`;
  if ('strong' in span) return `<strong><bdi>${escapeHtml(span.strong)}</bdi></strong>`;
  if ('struck' in span) return `<s>${escapeHtml(span.struck)}</s>`;
  return `<span class="mark ${span.tone}">${escapeHtml(span.mark)}</span>`;
}

/** Long names may go on in the next line behind a dot or a slash. */
function breakable(escaped: string): string {
  return escaped.replace(/(?<=\w)[./](?=[\w*])/g, '$&<wbr>');
}
