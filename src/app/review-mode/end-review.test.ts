// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDialog, isDialogOpen } from '../dialogs';
import { getReview, noReview, setReview, typeAnswer, type Reviewed } from '../review-state';
import { getState, load } from '../store';
import { report, reportedChange, reportedDocument } from '../testing/report';
import { dockRoom } from './dock-room';
import { endReview, goOnAnswering, unwrittenAnswers } from './end-review';
import { resumeReview } from './start-review';
import { reviewNotices } from './words';

vi.mock('../comparing/compare-port', () => ({
  openCompareWorker: () => ({ send: () => undefined, end: () => undefined }),
}));

const comparison = report({ changes: [reportedChange('b'), reportedChange('c')] });

beforeEach(() => {
  load({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });
});
afterEach(() => {
  closeDialog();
  setReview(noReview);
});

describe('an answer that is typed and not written', () => {
  const texts = (): readonly (readonly [id: string | undefined, text: string])[] =>
    unwrittenAnswers(getReview()).map(({ change, text }) => [change?.id, text]);

  it('is there before the comparison is, and after its change went from the design', () => {
    typeAnswer('a', ' Half a reason ');
    typeAnswer('b', ' ');
    expect(texts()).toEqual([[undefined, 'Half a reason']]);
    typeAnswer('c', 'Not this one.');
    setReview({ comparison });
    expect(texts()).toEqual([
      ['c', 'Not this one.'],
      [undefined, 'Half a reason'],
    ]);
  });

  it('may be of a resource that differs, whose text is shown to whoever goes on with it', () => {
    typeAnswer('resource-changed ServiceEntry/shop/a', 'Half a reason');
    const document = reportedDocument('resource-changed ServiceEntry/shop/a', { key: 'ServiceEntry/shop/a' });
    setReview({ comparison: { ...comparison, documents: [document] } });
    const [answer] = unwrittenAnswers(getReview());
    expect(answer?.change?.id).toBe(document.id);
    if (answer?.change) goOnAnswering(answer.change);
    expect(getReview()).toMatchObject({ shown: 'text', document: document.id, answering: true });
  });

  it('is asked about before the review ends', () => {
    typeAnswer('a', 'Half a reason');
    endReview();
    expect(isDialogOpen()).toBe(true);
    expect(getReview().typed.size).toBe(1);
  });

  it('outlasts another baseline, and a look at two versions', () => {
    typeAnswer('c', 'Half a reason');
    const side: Reviewed = { name: 'then', problems: [], ...sideNow() };
    const room = dockRoom();
    resumeReview(side, null, room);
    expect(texts()).toEqual([[undefined, 'Half a reason']]);
    resumeReview(side, side, room);
    setReview({ comparison });
    // There is nothing to answer between two versions.
    expect(texts()).toEqual([[undefined, 'Half a reason']]);
    resumeReview(side, null, room);
    setReview({ comparison });
    expect(texts()).toEqual([['c', 'Half a reason']]);
  });
});

function sideNow(): Pick<Reviewed, 'workspace' | 'settings' | 'snapshot'> {
  const { snapshot } = getState();
  return { workspace: snapshot.workspace, settings: snapshot.settings, snapshot };
}

it('says of a review that ended what was answered, changes and resources by their names', () => {
  expect(reviewNotices.ended({ changes: 0, resources: 0 })).toBe('The review has ended.');
  expect(reviewNotices.ended({ changes: 2, resources: 1 })).toContain('Your answers to 2 changes and 1 resource stay');
  expect(reviewNotices.ended({ changes: 0, resources: 3 })).toContain('Your answers to 3 resources stay');
});
