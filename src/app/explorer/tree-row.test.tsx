// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import type { Row } from './row';
import { TreeRow } from './tree-row';

const row: Row = {
  id: 'node:ServiceEntry/shop/odd',
  type: 'resource',
  label: '\u202Egro.live',
  detail: 'shop\u200F',
  spoken: 'ServiceEntry shop/\u202Eddo',
  kind: 'ServiceEntry',
  place: undefined,
  resource: undefined,
  incomplete: false,
  level: 1,
  open: undefined,
  position: 1,
  siblings: 1,
};

function draw(drawn: Row): string {
  const pass = (): void => undefined;
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <TreeRow
        {...{ top: 0, selected: false, active: false, mark: undefined, promise: undefined, called: undefined }}
        row={drawn}
        acts={{ focus: pass, toggle: pass, showMenu: pass }}
      />,
    ),
  );
  const html = page.innerHTML;
  act(() => root.unmount());
  return html;
}

it('writes what would turn a name around as its number, for eyes and for screen readers', () => {
  const html = draw(row);
  expect(html).toContain('<span class="tree-label">\\u{202E}gro.live</span>');
  expect(html).toContain('aria-label="ServiceEntry shop/\\u{202E}ddo"');
  expect(html).toContain('title="\\u{202E}gro.live · shop\\u{200F}"');
  expect(html).not.toMatch(/\p{Bidi_Control}/u);
});

it('keeps the end of a long name, and all of it for screen readers and as a tooltip', () => {
  const name = 'payments-partner-standby';
  const html = draw({ ...row, label: name, detail: '', spoken: `ServiceEntry shop/${name}` });
  expect(html).toContain('<span>payments-partne</span><span>r-standby</span>');
  expect(html).toContain(`aria-label="ServiceEntry shop/${name}"`);
  expect(html).toContain(`title="${name}"`);
});
