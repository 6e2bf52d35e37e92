import type { Strip, StripsBlock } from './block';
import { escapeHtml, inlineHtml } from './html-text';

/** Ways of calls as rows of boxes with what is between them. */
export function stripsHtml({ title, strips }: StripsBlock): string {
  return `<figure class="strips">
<figcaption><strong>${escapeHtml(title)}.</strong></figcaption>
<ul>
${strips.map(stripHtml).join('')}</ul>
</figure>
`;
}

function stripHtml({ stations, wires }: Strip): string {
  const parts = stations.map(({ frame, lines }, index) => {
    const station = `<span class="station"><span class="frame">${inlineHtml(frame)}</span>${linesHtml(lines)}</span>`;
    const wire = wires[index];
    if (!wire) return station;
    return `${station}<span class="wire ${wire.look}${wire.alarm ? ' alarm' : ''}"><span class="arrow" aria-hidden="true"></span>${linesHtml(wire.lines)}</span>`;
  });
  return `<li>${parts.join('')}</li>\n`;
}

function linesHtml(lines: readonly string[]): string {
  return lines.map((line) => `<span>${inlineHtml(line)}</span>`).join(' ');
}
