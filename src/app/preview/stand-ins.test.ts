// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { maskEntities } from './stand-ins';

/** A picture whose only text is what Mermaid was given. */
function drawnOf(text: string): { given: string; shown: string | null; elements: number } {
  const { text: given, unmask } = maskEntities(text);
  const markup = `<svg xmlns="http://www.w3.org/2000/svg"><text><tspan></tspan></text></svg>`;
  const svg = new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement as unknown as SVGSVGElement;
  const leaf = svg.querySelector('tspan');
  if (leaf) leaf.textContent = given;
  unmask(svg);
  return { given, shown: svg.textContent, elements: svg.querySelectorAll('*').length };
}

describe('maskEntities', () => {
  it('shows what somebody wrote, and Mermaid none of it', () => {
    const { given, shown } = drawnOf('SE shop/a#124;b#quot;c#59; #35;quot#59;');
    expect(shown).toBe('SE shop/a|b"c; #quot;');
    expect(given).toMatch(/^[\w /\uE000-\uF8FF]+$/);
  });

  it('decodes once, and into text alone', () => {
    expect(drawnOf('#amp;lt#59;b#amp;gt#59;').shown).toBe('&lt;b&gt;');
    expect(drawnOf('#lt;img/#gt;')).toMatchObject({ shown: '<img/>', elements: 2 });
  });

  it('leaves colours, and characters of private use that are a name’s own', () => {
    expect(drawnOf('linkStyle 1 stroke:#D9363E').given).toBe('linkStyle 1 stroke:#D9363E');
    expect(drawnOf('\uE000#59;\uE001').shown).toBe('\uE000;\uE001');
  });
});
