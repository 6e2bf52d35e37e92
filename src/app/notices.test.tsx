// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import {
  dismissNotice,
  dismissOffer,
  dismissUndone,
  dismissWork,
  notify,
  showLastNotice,
  tellNewestChange,
  useNotices,
} from './notices';
import { testPage } from './testing/page';

const work = (name: string) => ({ progressLabel: name, cancel: 'Cancel', stop: () => undefined });
const [first, second] = [work('first'), work('second')];
const page = testPage();

function Toast(): React.JSX.Element {
  const notice = useNotices((state) => state.notice);
  return (
    <p>
      {notice?.text}
      {notice?.undo && <em />}
    </p>
  );
}

/** What the toast says after something was done; undefined where none is shown. */
function shownAfter(...steps: readonly (() => void)[]): string | undefined {
  for (const step of steps) act(step);
  return page.element().querySelector('p')?.textContent || undefined;
}

beforeEach(() => {
  page.show(<Toast />);
  for (let left = 3; left > 0; left--) act(dismissNotice);
});

it('shows the newest notice', () => {
  const two = shownAfter(
    () => notify({ tone: 'info', text: 'one' }),
    () => notify({ tone: 'info', text: 'two' }),
  );
  expect(two).toBe('two');
  expect(shownAfter(dismissNotice)).toBeUndefined();
});

it('shows work again that goes on when a newer notice has gone', () => {
  const one = shownAfter(
    () => notify({ tone: 'info', text: 'one works', work: first }),
    () => notify({ tone: 'ok', text: 'done with something else' }),
    () => notify({ tone: 'info', text: 'two works', work: second }),
    () => dismissWork(second),
  );
  expect(one).toBe('one works');
  expect(shownAfter(() => dismissWork(first))).toBeUndefined();
});

it('forgets work that ends under a newer notice', () => {
  const other = shownAfter(
    () => notify({ tone: 'info', text: 'one works', work: first }),
    () => notify({ tone: 'ok', text: 'done with something else' }),
    () => dismissWork(first),
  );
  expect(other).toBe('done with something else');
  expect(shownAfter(dismissNotice)).toBeUndefined();
});

it('shows the notice that went last again, without the offer to undo what may be another change by now', () => {
  const again = shownAfter(() => notify({ tone: 'ok', text: 'opened', undo: true }), dismissNotice, showLastNotice);
  expect(again).toBe('opened');
  expect(page.element().querySelector('em')).toBeNull();
});

it('forgets a notice whose change is undone, be it shown, gone or shown again, and no other', () => {
  const [opening, typing] = [{ label: 'Open' }, { label: 'Type' }];
  const opened = (): void => {
    tellNewestChange(() => opening);
    notify({ tone: 'ok', text: 'opened', undo: true });
    tellNewestChange(() => typing);
  };
  const undone = (): void => dismissUndone(opening);
  const other = (): void => notify({ tone: 'ok', text: 'copied' });
  expect(shownAfter(other, dismissNotice, opened, undone, showLastNotice)).toBe('copied');
  expect(shownAfter(opened, dismissNotice, undone, showLastNotice)).toBeUndefined();
  expect(shownAfter(opened, dismissNotice, showLastNotice, undone, showLastNotice)).toBeUndefined();
  expect(shownAfter(other, dismissNotice, undone, showLastNotice)).toBe('copied');
  expect(shownAfter(opened, dismissNotice, () => dismissUndone(typing), showLastNotice)).toBe('opened');
});

it('takes away what offers a command that was run, and nothing else', () => {
  const undone = (): void => notify({ tone: 'info', text: 'undone', command: { id: 'redo', title: 'Redo' } });
  expect(shownAfter(undone, () => dismissOffer('undo'))).toBe('undone');
  expect(shownAfter(() => dismissOffer('redo'))).toBeUndefined();
  expect(shownAfter(undone, dismissNotice, () => dismissOffer('redo'), showLastNotice)).not.toBe('undone');
});
