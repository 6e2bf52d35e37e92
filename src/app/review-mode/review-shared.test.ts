// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyWorkspace } from '../../core/workspace';
import { getReview, setReview } from '../review-state';
import { setSession } from '../session';
import { load } from '../store';
import { leaveShared, reviewShared } from './review-shared';
import { stopReview } from './start-review';

const { said, kept } = vi.hoisted(() => ({ said: [] as string[], kept: [] as string[] }));
vi.mock('../comparing/compare-port', () => ({
  openCompareWorker: () => ({ send: () => undefined, end: () => undefined }),
}));
vi.mock('../notices', () => ({
  announce: (text: string) => said.push(text),
  notify: ({ text }: { text: string }) => said.push(text),
}));
vi.mock('./keep-reviewed', () => ({
  keepReviewed: () => kept.push('kept'),
  forgetReviewed: () => kept.push('forgotten'),
}));
vi.mock('./show-review', () => ({ showReview: () => undefined }));

const baseline = { name: 'main', workspace: emptyWorkspace, problems: [] };

beforeEach(() => {
  load({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] });
  said.length = 0;
  kept.length = 0;
});

describe('the review of a shared design', () => {
  it('leaves no trace in this browser while it is only looked at', () => {
    setSession({ looking: true });
    reviewShared(baseline);
    setReview({ said: new Map([['a', []]]) });
    stopReview();
    expect(said).toEqual(['The review has ended.']);
    setSession({ looking: false });
    expect(kept).toEqual([]);
  });

  it('goes on where the design is edited, and nobody hears of an end', () => {
    setSession({ looking: true });
    reviewShared(baseline);
    setReview({ at: 'b' });
    const left = leaveShared();
    expect(left).toEqual(baseline);
    expect([getReview().baseline, said, kept]).toEqual([null, [], []]);
    setSession({ looking: false });
    reviewShared({ ...baseline, ...left });
    expect([getReview().baseline?.name, getReview().at, kept]).toEqual(['main', 'b', ['kept']]);
    stopReview();
  });

  it('begins at no change of another one that was left', () => {
    setSession({ looking: true });
    reviewShared(baseline);
    setReview({ at: 'b' });
    leaveShared();
    reviewShared({ ...baseline, workspace: { files: [] } });
    expect(getReview().at).toBeNull();
    stopReview();
  });

  it('is none where nothing is reviewed', () => {
    expect(leaveShared()).toBeUndefined();
    expect(said).toEqual([]);
  });
});
