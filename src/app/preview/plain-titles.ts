/**
 * Frames get the titles that their text means. Mermaid decodes the entities of boxes and arrows where labels are SVG text, and of frames only those of
 * HTML's own signs (its `createLabel`), so that a title shows `&#124;` for `|`. What was decoded is text still: it never becomes markup. A title that got
 * shorter is centred in its frame again.
 */
export function plainTitles(svg: SVGSVGElement): void {
  for (const cluster of svg.querySelectorAll('.cluster'))
    for (const text of cluster.querySelectorAll('.cluster-label text')) if (decodeIn(text)) centre(cluster, text);
}

/** Decodes the words of a title; false where there was nothing to decode. */
function decodeIn(text: Element): boolean {
  const words = [...text.querySelectorAll('tspan')].filter(({ children }) => children.length === 0);
  const changed = words.filter(({ textContent }) => entity.test(textContent ?? ''));
  for (const word of changed) word.textContent = decode(word.textContent ?? '');
  return changed.length > 0;
}

const entity = /&(?:#\d+|quot);/;

/** Once and from left to right: what comes of it is what somebody wrote, even where it looks like an entity. */
function decode(text: string): string {
  return text.replace(new RegExp(entity, 'g'), (found) =>
    found === '&quot;' ? '"' : String.fromCodePoint(Number(found.slice(2, -1))),
  );
}

/** The frame of a title lies around its middle. */
function centre(cluster: Element, text: Element): void {
  const frame = cluster.querySelector('rect');
  const label = text.closest('.cluster-label');
  const at = /translate\(([-\d.e]+)[ ,]+([-\d.e]+)\)/.exec(label?.getAttribute('transform') ?? '');
  if (!frame || !label || !at) return;
  const middle = Number(frame.getAttribute('x')) + Number(frame.getAttribute('width')) / 2;
  label.setAttribute('transform', `translate(${middle}, ${at[2]})`);
  text.setAttribute('text-anchor', 'middle');
}
