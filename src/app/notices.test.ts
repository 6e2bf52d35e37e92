import { beforeEach, expect, it } from 'vitest';
import { dismissNotice, dismissWork, notify, shownNotice } from './notices';

const work = (name: string) => ({ progressLabel: name, cancel: 'Cancel', stop: () => undefined });
const [first, second] = [work('first'), work('second')];
const shown = (): string | undefined => shownNotice()?.text;

beforeEach(() => {
  while (shownNotice()) dismissNotice();
});

it('shows the newest notice', () => {
  notify({ tone: 'info', text: 'one' });
  notify({ tone: 'info', text: 'two' });
  expect(shown()).toBe('two');
  dismissNotice();
  expect(shown()).toBeUndefined();
});

it('shows work again that goes on when a newer notice has gone', () => {
  notify({ tone: 'info', text: 'one works', work: first });
  notify({ tone: 'ok', text: 'done with something else' });
  notify({ tone: 'info', text: 'two works', work: second });
  dismissWork(second);
  expect(shown()).toBe('one works');
  dismissWork(first);
  expect(shown()).toBeUndefined();
});

it('forgets work that ends under a newer notice', () => {
  notify({ tone: 'info', text: 'one works', work: first });
  notify({ tone: 'ok', text: 'done with something else' });
  dismissWork(first);
  expect(shown()).toBe('done with something else');
  dismissNotice();
  expect(shown()).toBeUndefined();
});
