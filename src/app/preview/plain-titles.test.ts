// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { plainTitles } from './plain-titles';

/** A frame from 10 to 110 as Mermaid draws it, its title in words from `at` on. */
function framed(at: number, ...words: readonly string[]): SVGSVGElement {
  const spans = words.map((word) => `<tspan class="text-inner-tspan">${word}</tspan>`).join('');
  const title = `<g class="cluster-label" transform="translate(${at}, 4)"><g><text><tspan>${spans}</tspan></text></g></g>`;
  const markup = `<svg xmlns="http://www.w3.org/2000/svg"><g class="cluster"><rect x="10" width="100"/>${title}</g></svg>`;
  return new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement as unknown as SVGSVGElement;
}

function titleOf(svg: SVGSVGElement): { words: string | null; place: string | null | undefined; children: number } {
  plainTitles(svg);
  const text = svg.querySelector('text');
  return {
    words: text?.textContent ?? null,
    place: svg.querySelector('.cluster-label')?.getAttribute('transform'),
    children: text?.querySelectorAll('*').length ?? 0,
  };
}

describe('plainTitles', () => {
  it('shows what somebody wrote, in the middle of its frame', () => {
    const found = titleOf(framed(20, 'SE', ' shop/a&amp;#124;b&amp;quot;c&amp;#59;'));
    expect(found).toEqual({ words: 'SE shop/a|b"c;', place: 'translate(60, 4)', children: 3 });
  });

  it('decodes once, and into text alone', () => {
    expect(titleOf(framed(20, '&amp;lt&amp;#59;b&amp;gt&amp;#59;')).words).toBe('&lt;b&gt;');
    expect(titleOf(framed(20, '&amp;#60;img/&amp;#62;'))).toMatchObject({ words: '<img/>', children: 2 });
  });

  it('leaves other titles where they are', () => {
    expect(titleOf(framed(20, 'Who', ' asks'))).toMatchObject({ words: 'Who asks', place: 'translate(20, 4)' });
  });
});
