// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readShareLink } from '../../core/exchange';
import { load } from '../store';
import { need } from '../testing/form-driver';
import ShareDialog from './share-dialog';

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

/** Text that cannot be packed into fewer characters. */
function noise(length: number): string {
  let seed = 1;
  return Array.from({ length }, () => String.fromCharCode(97 + ((seed = (seed * 48271) % 2147483647) % 26))).join('');
}

function share(text: string): string {
  load({ files: [{ path: 'a.yaml', text }] });
  act(() => root.render(<ShareDialog />));
  return page.textContent ?? '';
}

describe('the share sheet', () => {
  it('says how long the link is, and no more, while every tool takes it', () => {
    const text = share('kind: ServiceEntry\nmetadata: { name: api }\n');
    expect(text).toMatch(/1 file with 1 resource; \d+ characters\./);
    expect(text).not.toContain('chat tools');
    const link = need(page.querySelector<HTMLInputElement>('.share-link input'), 'the link').value;
    expect(readShareLink(new URL(link).hash)).toMatchObject({ ok: true, shared: { readOnly: false } });
  });

  it('advises a file where some tools cut the link', () => {
    expect(share(`# ${noise(12_000)}\n`)).toMatch(
      /This link has [\d,]+ characters; some chat tools cut links over 8,000\. Export the bundle instead\./,
    );
    expect(page.querySelector('.share-link input')).not.toBeNull();
  });

  it('makes no link that is too long', () => {
    const text = share(`# ${noise(90_000)}\n`);
    expect(text).toContain(
      '1 file with 0 resources would make a link of more than 64,000 characters; browsers take no more for certain. Export the files instead.',
    );
    expect(page.querySelector('.share-link')).toBeNull();
    expect(mainButton().textContent).toBe('Export instead');
  });

  it.each([
    ['as long as it is much of the same', `# ${'x'.repeat(99)}\n`.repeat(40_000), 'Copy link'],
    ['unless it is too long', `# ${noise(900_000)}\n`, 'Export instead'],
    ['unless it is larger than links may unpack to', 'x'.repeat(11_000_000), 'Export instead'],
  ])('makes the link of a large design bit by bit, %s', async (_, text, button) => {
    share(text);
    expect(mainButton().textContent).toBe('Copy link');
    expect(mainButton().getAttribute('aria-disabled')).toBe('true');
    expect(page.querySelector('.share-link')).toBeNull();
    while (mainButton().getAttribute('aria-disabled') === 'true')
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(mainButton().textContent).toBe(button);
    expect(page.querySelector('.share-link') !== null).toBe(button === 'Copy link');
  });
});

function mainButton(): Element {
  return need(page.querySelector('.button-primary'), 'the button');
}
