import type { Block, CardBlock, Cell, DiffBlock, DiffLine, PictureBlock, TableBlock } from './block';
import { stripsHtml } from './html-strips';
import { escapeHtml, inlineHtml } from './html-text';

/** A block as HTML, without script. */
export function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlineHtml(block.text)}</p>\n`;
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>\n`;
    case 'list':
      return listHtml(block);
    case 'facts':
      return `<dl class="facts">\n${block.items.map(([term, says]) => `<div><dt>${escapeHtml(term)}</dt><dd>${inlineHtml(says)}</dd></div>\n`).join('')}</dl>\n`;
    case 'tiles':
      return `<ul class="tiles">\n${block.items.map(({ value, label, tone }) => `<li class="${tone}"><strong>${escapeHtml(value)}</strong> <span>${escapeHtml(label)}</span></li>\n`).join('')}</ul>\n`;
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.text.trimEnd(), true)}</code></pre>\n`;
    case 'table':
      return tableHtml(block);
    case 'picture':
      return pictureHtml(block);
    case 'strips':
      return stripsHtml(block);
    case 'diff':
      return diffHtml(block);
    case 'card':
      return cardHtml(block);
  }
}

function listHtml({ items, ordered }: Extract<Block, { type: 'list' }>): string {
  const tag = ordered ? 'ol' : 'ul';
  return `<${tag}>\n${items.map((item) => `<li>${inlineHtml(item)}</li>\n`).join('')}</${tag}>\n`;
}

function tableHtml({ caption, heads, rows, widths, blank }: TableBlock): string {
  const columns = widths
    ? `<colgroup>${widths.map((width) => `<col style="width: ${width}%">`).join('')}</colgroup>\n`
    : '';
  const look = blank ? ' class="blank"' : widths ? ' class="fixed"' : '';
  const head = heads.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>\n`).join('');
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table${look}>
<caption>${escapeHtml(caption)}</caption>
${columns}<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}

function cellHtml(lines: Cell, index: number): string {
  const text =
    lines.length === 1 ? inlineHtml(lines[0] ?? '') : lines.map((line) => `<div>${inlineHtml(line)}</div>`).join('');
  return index === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
}

/** Paper is light, and a screen is what its reader chose: the picture that is not shown is not read aloud either. */
function pictureHtml({ title, words, svg }: PictureBlock): string {
  const drawn =
    svg.dark === undefined
      ? svg.light
      : `<div class="on-light">${svg.light}</div><div class="on-dark">${svg.dark}</div>`;
  return `<figure>
<div class="picture${isWide(svg.light) ? ' wide' : ''}" tabindex="0" role="group" aria-label="${escapeHtml(title)}">${drawn}</div>
<figcaption><strong>${escapeHtml(title)}.</strong> ${escapeHtml(words)}</figcaption>
</figure>
`;
}

/** Two wide pictures, of before and after, go on one sheet of paper; what is higher than wide needs one of its own to be read. */
function isWide(svg: string): boolean {
  const [, width, height] = /^<svg\b[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return Number(width) >= Number(height);
}

const signs: Readonly<Record<DiffLine['type'], string>> = { same: ' ', old: '−', new: '+' };
const spoken: Readonly<Record<DiffLine['type'], string>> = { same: '', old: 'removed', new: 'added' };

function diffHtml({ title, hunks }: DiffBlock): string {
  const body = hunks
    .map(({ lines }) => `<tbody>\n${lines.map(diffLineHtml).join('')}</tbody>\n`)
    .join('<tbody class="gap" aria-hidden="true"><tr><td colspan="3">⋯</td></tr></tbody>\n');
  return `<table class="diff">
<caption><code><bdi>${escapeHtml(title)}</bdi></code></caption>
<colgroup><col class="number"><col class="sign"><col></colgroup>
<thead><tr>${['Line', 'Change', 'Text'].map((head) => `<th scope="col"><span class="spoken">${head}</span></th>`).join('')}</tr></thead>
${body}</table>
`;
}

function diffLineHtml({ type, text, number }: DiffLine): string {
  const word = spoken[type] === '' ? '' : `<span class="spoken">${spoken[type]}</span>`;
  return `<tr class="${type}"><td class="number">${number}</td><td class="sign"><span aria-hidden="true">${signs[type]}</span>${word}</td><td><code>${escapeHtml(text)}</code></td></tr>\n`;
}

function cardHtml({ mark, tone, title, blocks }: CardBlock): string {
  return `<article class="card ${tone}">
<p class="card-title"><span class="mark ${tone}">${escapeHtml(mark)}</span> ${inlineHtml(title)}</p>
${blocks.map(blockHtml).join('')}</article>
`;
}
