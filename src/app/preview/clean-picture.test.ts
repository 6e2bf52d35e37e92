// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { cleanPicture } from './clean-picture';

const open = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" id="t">';

function clean(inside: string): string {
  return cleanPicture(`${open}${inside}</svg>`).innerHTML;
}

describe('cleanPicture', () => {
  it('keeps what a diagram is made of', () => {
    const inside = '<g class="node"><path d="M0 0" marker-end="url(#arrow)"></path><text><tspan>a</tspan></text></g>';
    expect(clean(inside)).toContain('marker-end="url(#arrow)"');
    expect(clean(inside)).toContain('<tspan>a</tspan>');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['embedded HTML', '<foreignObject><img src="https://example.com/x"/></foreignObject>'],
    ['an image', '<image href="https://example.com/x"/>'],
    ['a link', '<a href="javascript:alert(1)"><text>x</text></a>'],
    ['a use', '<use xlink:href="https://example.com/x#y"/>'],
    ['an animation', '<animate attributeName="href" to="https://example.com"/>'],
  ])('leaves out %s', (_name, inside) => {
    expect(clean(`<g>${inside}</g>`)).not.toMatch(/script|example\.com|javascript/);
  });

  it('leaves out handlers and addresses in attributes', () => {
    const found = clean(
      '<g onclick="alert(1)" style="fill:url(https://example.com/x)"><rect onload="x" width="1"/></g>',
    );
    expect(found).not.toMatch(/onclick|onload|example/);
    expect(found).toContain('width="1"');
  });

  it('leaves out styles that fetch', () => {
    expect(clean('<style>@import "https://example.com/x.css";</style>')).not.toContain('example');
    expect(clean('<style>#t{background:url(//example.com/x)}</style>')).not.toContain('example');
    expect(clean('<style>#t{fill:red}</style>')).toContain('fill:red');
  });
});
