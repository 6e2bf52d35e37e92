// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { ChangeResult } from '../../core/edit-at';
import type { Steps } from '../../core/steps';
import type { Chosen } from '../commands/patterns/pattern';
import { openPatch, type PatchRequest } from '../patch-request';
import { getState, load } from '../store';
import { need } from '../testing/form-driver';
import { testPage } from '../testing/page';
import PatchSheet from './patch-sheet';

const page = testPage();

const pods = Array.from({ length: 120 }, (_, index) => `p${index}`);
const text = pods.map((name) => `kind: Pod\nmetadata: { name: ${name} }\n${'# far\n'.repeat(9)}`).join('---\n');

/** Renames some of the pods. */
function renaming(names: readonly string[]): ChangeResult {
  const edits = names.map((name) => {
    const from = text.indexOf(`${name} }`);
    return { from, to: from + name.length, insert: `${name}-new` };
  });
  return { ok: true, change: { label: 'Rename', origin: 'fix', files: [{ type: 'edit', path: 'a.yaml', edits }] } };
}

function show(request: Partial<PatchRequest>): void {
  load({ files: [{ path: 'a.yaml', text }] });
  openPatch({ title: 'Rename', change: () => renaming([]), ...request });
  page.show(<PatchSheet />);
}

const headings = (): readonly (string | null)[] =>
  [...page.element().querySelectorAll('.patch-heading')].map(({ textContent }) => textContent);
const apply = (): Element => need(page.element().querySelector('button[type="submit"]'), 'Apply');

describe('the sheet of a patch', () => {
  it('draws many places bit by bit, each under its resource', () => {
    show({ change: () => renaming(pods) });
    expect([headings().length, headings()[0], headings()[49]]).toEqual([50, 'Pod p0', 'Pod p49']);
    const more = (): HTMLElement =>
      need(page.element().querySelector<HTMLElement>('.patch-more'), 'the button for more');
    expect(more().textContent).toBe('Show 50 more of 70 other places');
    act(() => more().click());
    expect([headings().length, more().textContent]).toEqual([100, 'Show the other 20 places']);
    act(() => {
      more().focus();
      more().click();
    });
    expect([headings().length, page.element().querySelector('.patch-more')]).toEqual([120, null]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Lines of a.yaml');
  });

  it('warns of what stops working, in one place and behind the mark of warnings', () => {
    show({ change: () => renaming(pods.slice(0, 1)), warns: () => ['A call is lost.', 'A rule is left alone.'] });
    const cautions = page.element().querySelectorAll('.caution');
    expect([...cautions].map((each) => [...each.querySelectorAll('li')].map(({ textContent }) => textContent))).toEqual(
      [['A call is lost.', 'A rule is left alone.']],
    );
    expect(cautions[0]?.querySelector('.severity-warning')).not.toBeNull();
  });

  it('speaks of the choice before while it works out what follows from a new one', async () => {
    const seen: string[] = [];
    const ticked = (chosen: Chosen): readonly string[] => [...(chosen['pods'] ?? [])];
    function* prepare(chosen: Chosen): Steps<void> {
      seen.push(ticked(chosen).join(' '));
      yield;
    }
    const items = ['p1', 'p2'].map((value) => ({ value, label: value, ticked: true }));
    show({
      choices: [{ type: 'some', id: 'pods', label: 'Pods', items }],
      about: (chosen) => `Renames ${ticked(chosen).join(' and ')}.`,
      change: (chosen) => renaming(ticked(chosen)),
      prepare,
    });
    const [first, second] = page.element().querySelectorAll<HTMLElement>('input[type="checkbox"]');
    act(() => need(first, 'p1').click());
    expect([page.element().textContent.includes('Renames p1 and p2.'), headings().length]).toEqual([true, 2]);
    expect(apply().getAttribute('aria-disabled')).toBe('true');
    act(() => need(second, 'p2').click());
    act(() => need(first, 'p1').click());
    while (apply().getAttribute('aria-disabled') === 'true')
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect([page.element().textContent.includes('Renames p1.'), headings()]).toEqual([true, ['Pod p1']]);
    expect(seen).toEqual(['p1']);
  });

  it('applies what was chosen once it is worked out, where Enter came before', async () => {
    function* prepare(): Steps<void> {
      yield;
    }
    const items = ['p1', 'p2'].map((value) => ({ value, label: value, ticked: true }));
    show({
      choices: [{ type: 'some', id: 'pods', label: 'Pods', items }],
      change: (chosen) => renaming([...(chosen['pods'] ?? [])]),
      prepare,
    });
    const [first] = page.element().querySelectorAll<HTMLElement>('input[type="checkbox"]');
    act(() => need(first, 'p1').click());
    act(() => (apply() as HTMLElement).click());
    expect(getState().snapshot.workspace.files[0]?.text).toBe(text);
    for (let tries = 0; tries < 100 && getState().snapshot.workspace.files[0]?.text === text; tries++)
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(getState().snapshot.workspace.files[0]?.text).toBe(text.replace('p2 }', 'p2-new }'));
  });
});
