// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reviewed } from '../review-state';
import { getState, load } from '../store';
import { getView, setView } from '../view';
import { keepReviewed } from './keep-reviewed';
import { dropReview, resumeReview, startReview } from './start-review';

vi.mock('../comparing/compare-port', () => ({
  openCompareWorker: () => ({ send: () => undefined, end: () => undefined }),
}));
vi.mock('./keep-reviewed', () => ({ keepReviewed: vi.fn(), forgetReviewed: vi.fn() }));

beforeEach(() => {
  load({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });
  foldRight(false);
});
afterEach(() => {
  dropReview();
  vi.mocked(keepReviewed).mockClear();
});

describe('form and text', () => {
  it('stay as the user folded them when a review of the design goes on after a reload', () => {
    startReview(side());
    const room = keptRoom();
    foldRight(true);
    resumeReview(side(), null, room);
    expect(isFolded()).toBe(true);
    dropReview();
    expect(isFolded()).toBe(true);
  });

  it('are folded by a review of two versions, and given back after a reload too', () => {
    startReview(side(), side());
    expect(isFolded()).toBe(true);
    resumeReview(side(), side(), keptRoom());
    expect(isFolded()).toBe(true);
    dropReview();
    expect(isFolded()).toBe(false);
  });

  it('stay open when the user has opened them during a review of two versions', () => {
    foldRight(true);
    startReview(side(), side());
    foldRight(false);
    resumeReview(side(), side(), keptRoom());
    expect(isFolded()).toBe(false);
    dropReview();
    expect(isFolded()).toBe(false);
  });

  it('are open again in the review of the design that follows one of two versions, and then left alone', () => {
    startReview(side(), side());
    startReview(side());
    expect(isFolded()).toBe(false);
    foldRight(true);
    resumeReview(side(), null, keptRoom());
    dropReview();
    expect(isFolded()).toBe(true);
  });
});

function isFolded(): boolean {
  return getView().folded.right;
}

function foldRight(right: boolean): void {
  setView({ folded: { ...getView().folded, right } });
}

/** What a reload would go on with. */
function keptRoom(): Parameters<typeof keepReviewed>[2] {
  const room = vi.mocked(keepReviewed).mock.lastCall?.[2];
  if (!room) throw new Error('No review was kept');
  return room;
}

function side(): Reviewed {
  const { snapshot } = getState();
  return { name: 'then', problems: [], workspace: snapshot.workspace, settings: snapshot.settings, snapshot };
}
