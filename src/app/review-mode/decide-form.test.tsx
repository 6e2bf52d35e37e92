// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reviewCommands } from '../commands/review';
import { getReview, noReview, setReview, typeAnswer, type Reviewed } from '../review-state';
import { setSession } from '../session';
import { getState, load } from '../store';
import { testPage } from '../testing/page';
import { report, reportedChange, reportedDocument } from '../testing/report';
import { setView } from '../view';
import { DecideForm } from './decide-form';

const change = reportedChange('a', {
  sentence: 'shop/cart can now reach api.example.com:443 (was blocked).',
  workloads: ['shop/cart'],
  decidedAfter: [
    {
      key: 'ServiceEntry/shop/api',
      kind: 'ServiceEntry',
      namespace: 'shop',
      name: 'api',
      path: [],
      written: 'a.yaml:1',
      says: '',
    },
  ],
});

const page = testPage();
afterEach(() => setReview(noReview));

const field = (): HTMLInputElement | null => page.element().querySelector('input');

describe('the field of an answer', () => {
  it('has what was typed again after something else was shown, for its change alone', () => {
    page.show(<DecideForm key="a" change={change} note="ServiceEntry/shop/api" />);
    act(() => typeAnswer('a', 'Half a reason'));
    expect(field()?.value).toBe('Half a reason');
    page.show(<p>The texts that differ</p>);
    page.show(<DecideForm key="b" change={{ ...change, id: 'b' }} note="ServiceEntry/shop/api" />);
    expect(field()?.value).toBe('');
    page.show(<DecideForm key="a" change={change} note="ServiceEntry/shop/api" />);
    expect(field()?.value).toBe('Half a reason');
    act(() => typeAnswer('a', ''));
    expect(getReview().typed.size).toBe(0);
  });
});

it('shows what was said on the same resource to what reads otherwise now, and nothing of other ones', () => {
  const answer = { lead: 'Refused', text: 'Too short. (Timeout is 5s.)', by: 'Ana', at: undefined };
  const unfound = ['ServiceEntry/shop/api', 'Workload/shop/cart'].map((on) => ({ ...answer, on }));
  act(() => setReview({ unfound }));
  page.show(<DecideForm change={change} note="ServiceEntry/shop/api" />);
  expect(page.element().textContent).toContain('1 answer on ServiceEntry/shop/api to what reads otherwise now');
  expect(page.element().textContent).toContain('Refused: Too short. (Timeout is 5s.)Ana');
  page.show(<DecideForm change={change} note="ServiceEntry/shop/other" />);
  expect(page.element().textContent).not.toContain('Refused:');
});

describe('a way to the answer', () => {
  it('ends in its field, whenever that is there, and once', () => {
    load({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });
    act(() => setReview({ answering: true }));
    page.show(<p>The section is being opened</p>);
    page.show(<DecideForm change={change} note="ServiceEntry/shop/api" />);
    expect(document.activeElement).toBe(field());
    act(() => field()?.blur());
    page.show(<p>The texts that differ</p>);
    page.show(<DecideForm change={change} note="ServiceEntry/shop/api" />);
    expect(document.activeElement).not.toBe(field());
    act(() => setReview({ answering: true }));
    expect(document.activeElement).toBe(field());
  });
});

describe('the command that answers', () => {
  const answer = (): void => void reviewCommands.find(({ id }) => id === 'answer-change')?.run();
  const comparison = report({ changes: [change] });
  beforeEach(() => {
    load({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });
    page.show(<DecideForm change={change} note="ServiceEntry/shop/api" />);
    setReview({ baseline: {} as Reviewed, comparison });
  });
  afterEach(() => setSession({ looking: false }));

  it('has the caret in the field before the next key', () => {
    let at: Element | null = null;
    act(() => {
      answer();
      at = document.activeElement;
    });
    expect(at).toBe(field());
  });

  it('stays at the text of a resource, and goes there where no change is', () => {
    const documents = [reportedDocument('resource-changed a')];
    act(() => setReview({ shown: 'text', comparison: report({ changes: [change], documents }) }));
    act(answer);
    expect(getReview().shown).toBe('text');
    act(() => setReview({ shown: null, comparison: report({ documents }) }));
    act(answer);
    expect(getReview().shown).toBe('text');
    act(() => setReview({ shown: null, comparison }));
    act(answer);
    expect(getReview().shown).toBe('behaviour');
  });

  it('leaves no wish behind where nothing can be answered', () => {
    act(() => setSession({ looking: true }));
    act(answer);
    act(() => setSession({ looking: false }));
    expect(field()).not.toBeNull();
    expect(document.activeElement).not.toBe(field());
    act(() => setReview({ comparison: null }));
    act(answer);
    expect(getReview().answering).toBe(false);
  });
});

describe('Enter in the field of an answer', () => {
  const entry =
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api, namespace: shop }\nspec: { hosts: [a.example] }\n';
  beforeEach(() => {
    load({ files: [{ path: 'egress.yaml', text: entry }] });
    page.show(<DecideForm change={change} note="ServiceEntry/shop/api" />);
  });

  const enter = (more: KeyboardEventInit = {}): void =>
    act(() => {
      field()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }));
    });
  const button = (title: string): HTMLElement | undefined =>
    [...page.element().querySelectorAll('button')].find((each) => each.textContent.startsWith(title));
  const notes = (): readonly string[] =>
    getState().snapshot.mesh.designs.flatMap((design) => design.notes.map(({ text }) => text));

  it('comments, since words may be for or against', () => {
    act(() => typeAnswer('a', 'Too wide; refuse this.'));
    expect(button('Accept')?.textContent).toBe('Accept');
    expect(button('Comment')?.textContent).toBe('Comment↵');
    enter({ repeat: true });
    expect(notes()).toEqual([]);
    enter();
    expect(notes()).toEqual([`Comment: Too wide; refuse this. (${change.sentence})`]);
    expect(field()?.value).toBe('');
  });

  it('leaves acceptance to its button, with the reason', () => {
    act(() => typeAnswer('a', 'Agreed.'));
    act(() => button('Accept')?.click());
    expect(notes()).toEqual([`Accepted: Agreed. (${change.sentence})`]);
  });

  it('gives the answer that was pressed before there were words for it', () => {
    act(() => button('Refuse')?.click());
    expect(notes()).toEqual([]);
    act(() => typeAnswer('a', 'Not this one.'));
    expect(button('Refuse')?.textContent).toBe('Refuse↵');
    enter();
    expect(notes()).toEqual([`Refused: Not this one. (${change.sentence})`]);
  });

  it('is noted with the time, and with a name where one is given', () => {
    vi.useFakeTimers({ now: new Date('2026-03-02T14:02:07.123Z'), toFake: ['Date'] });
    act(() => setView({ reviewer: ' Ana ' }));
    act(() => button('Accept')?.click());
    act(() => setView({ reviewer: '' }));
    act(() => typeAnswer('a', 'On second thought.'));
    enter();
    vi.useRealTimers();
    const signed = getState().snapshot.mesh.designs.flatMap(({ notes: all }) => all.map(({ by, at }) => [by, at]));
    expect(signed).toEqual([
      ['Ana', '2026-03-02T14:02:07Z'],
      [undefined, '2026-03-02T14:02:07Z'],
    ]);
    const { spec } = getState().snapshot.mesh.designs[0]?.resource.value as {
      readonly spec: { readonly notes: object[] };
    };
    expect(Object.keys(spec.notes[1] ?? {})).toEqual(['on', 'text', 'at']);
  });

  it('leads to the button while nothing is typed', () => {
    enter();
    expect(notes()).toEqual([]);
    expect(document.activeElement).toBe(button('Accept'));
  });

  it('presses no button while it is held down', () => {
    enter();
    const press = (repeat: boolean): boolean => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, repeat });
      act(() => void document.activeElement?.dispatchEvent(event));
      return !event.defaultPrevented;
    };
    expect([press(true), press(false)]).toEqual([false, true]);
  });
});
