// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readShareLink, type SharedWorkspace } from '../../core/exchange';
import { keepEnded } from '../ended-review';
import { setReview } from '../review-state';
import { dispatch, getState, load } from '../store';
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

/** What the sheet says once it knows which earlier states there are. */
async function share(text: string): Promise<string> {
  load({ files: [{ path: 'a.yaml', text }] });
  await act(async () => {
    root.render(<ShareDialog />);
    await Promise.resolve();
  });
  return page.textContent ?? '';
}

describe('the share sheet', () => {
  it('says how long the link is, and no more, while every tool takes it', async () => {
    const text = await share('kind: ServiceEntry\nmetadata: { name: api }\n');
    expect(text).toMatch(/1 file with 1 resource; \d+ characters\./);
    expect(text).not.toContain('chat tools');
    const link = need(page.querySelector<HTMLInputElement>('.share-link input'), 'the link').value;
    expect(readShareLink(new URL(link).hash)).toMatchObject({ ok: true, shared: { readOnly: false } });
  });

  it('advises a file where some tools cut the link', async () => {
    expect(await share(`# ${noise(12_000)}\n`)).toMatch(
      /This link has [\d,]+ characters; some chat tools cut links over 8,000\. Export the bundle instead\./,
    );
    expect(page.querySelector('.share-link input')).not.toBeNull();
  });

  it('makes no link that is too long', async () => {
    const text = await share(`# ${noise(90_000)}\n`);
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
    await share(text);
    expect(mainButton().textContent).toBe('Copy link');
    expect(mainButton().getAttribute('aria-disabled')).toBe('true');
    expect(page.querySelector('.share-link')).toBeNull();
    while (mainButton().getAttribute('aria-disabled') === 'true')
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(mainButton().textContent).toBe(button);
    expect(page.querySelector('.share-link') !== null).toBe(button === 'Copy link');
  });

  const secret = 'kind: Secret\napiVersion: v1\nmetadata: { name: old }\nstringData: { password: hunter2 }\n';
  const before = `apiVersion: v1\nkind: Service\nmetadata: { name: api }\n---\n${secret}`;

  it('brings the files as they were opened along once they have changed, without their secrets', async () => {
    await shareChanged(before, 'name: web');
    expect(tick().checked).toBe(true);
    expect(page.textContent).toMatch(
      /The files as they were opened: 2 resources differ\. It makes the link \d+ characters longer\./,
    );
    const both = sharedNow();
    expect(both.baseline).toMatchObject({ name: 'the files as their sender opened them' });
    expect(both.baseline?.workspace.files[0]?.text).toBe(before.slice(0, before.indexOf('---')));
    expect(page.textContent).toContain('in the baseline: Secret old');
    act(() => tick().click());
    expect(sharedNow().baseline).toBeUndefined();
    expect(page.textContent).not.toContain('in the baseline');
    expect(page.textContent).toContain('It makes the link');
  });

  it('names the state of a review for whoever gets it, and lists it once when that has ended', async () => {
    const opened = { files: [{ path: 'a.yaml', text: before }] };
    const { snapshot } = getState();
    const { settings } = snapshot;
    const name = 'the files as they were opened';
    const baseline = { name, workspace: opened, settings, snapshot, problems: [] };
    setReview({ baseline });
    await shareChanged(before, 'name: web');
    expect(page.textContent).toContain('With the baseline, the files as they were opened:');
    expect(sharedNow().baseline?.name).toBe('the files as their sender opened them');
    act(() => root.render(null));
    setReview({ baseline: null });
    keepEnded({ baseline, answered: null });
    await shareChanged(before, 'name: web');
    expect(page.querySelector('.share-earlier select')).toBeNull();
    expect(page.textContent).toContain('The files as they were opened: 2 resources differ.');
  });

  it('leaves them out where the link would be too long with them, and says so', async () => {
    await shareChanged(`# ${noise(90_000)}\n${before}`, 'name: web');
    await says('With it the link would have more than 64,000 characters.');
    expect(tick().checked).toBe(false);
    expect(sharedNow().baseline).toBeUndefined();
    act(() => tick().click());
    await says('would make a link of more than 64,000 characters');
  });
});

/** Opens a file, leaves out what stands before its first resource, gives that another name, and shares it. */
async function shareChanged(text: string, name: string): Promise<void> {
  load({ files: [] });
  dispatch({ label: 'Open', origin: 'import', files: [{ type: 'create', path: 'a.yaml', text }] });
  const at = text.indexOf('name: api');
  const edits = [
    { from: 0, to: text.indexOf('apiVersion'), insert: '' },
    { from: at, to: at + 'name: api'.length, insert: name },
  ];
  dispatch({ label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] });
  act(() => root.render(<ShareDialog />));
  while (mainButton().getAttribute('aria-disabled') === 'true')
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
}

/** Waits for a sentence: what is long is packed bit by bit. */
function says(sentence: string): Promise<void> {
  return act(() => vi.waitFor(() => expect(page.textContent).toContain(sentence), 10_000));
}

function sharedNow(): SharedWorkspace {
  const link = need(page.querySelector<HTMLInputElement>('.share-link input'), 'the link').value;
  const read = readShareLink(new URL(link).hash);
  if (!read?.ok) throw new Error('The link cannot be read');
  return read.shared;
}

function tick(): HTMLInputElement {
  return need(page.querySelector<HTMLInputElement>('.share-earlier input'), 'the earlier state');
}

function mainButton(): Element {
  return need(page.querySelector('.button-primary'), 'the button');
}
