// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noReview, setReview, typeAnswer } from '../review-state';
import { load } from '../store';
import { testPage } from '../testing/page';
import { report, reportedChange, reportedDocument } from '../testing/report';
import EndReview from './end-review';

const page = testPage();
beforeEach(() => load({ files: [{ path: 'a.yaml', text: 'a: 1\n' }] }));
afterEach(() => act(() => setReview(noReview)));

const buttons = (): readonly string[] =>
  [...page.element().querySelectorAll('.sheet-buttons button')].map((each) => each.textContent ?? '');
const first = (): string => page.element().querySelector('[data-autofocus]')?.textContent ?? '';

describe('the dialog before a review ends', () => {
  it('says what is typed while nothing has been compared, and leads back to the review', () => {
    typeAnswer('a', 'Half a reason');
    page.show(<EndReview />);
    expect(page.element().textContent).toContain('An answer is typed and not written: “Half a reason”.');
    expect(buttons()).toEqual(['Go on', 'End review']);
    expect(first()).toBe('Go on');
  });

  it.each([
    [
      'The partner would rather keep the encryption until the end of the quarter, says their operator',
      'The partner would rather keep the encryption until the end of the quarter, says…',
    ],
    ['x'.repeat(100), `${'x'.repeat(80)}…`],
  ])('says as many whole words of a long answer as there is room for', (answer, said) => {
    typeAnswer('a', answer);
    page.show(<EndReview />);
    expect(page.element().textContent).toContain(`“${said}”.`);
  });

  it('leads to the answer as soon as its change is there', () => {
    typeAnswer('a', 'Half a reason');
    page.show(<EndReview />);
    act(() => setReview({ comparison: report({ changes: [reportedChange('a')] }) }));
    expect(buttons()).toEqual(['Go on', 'End review', 'Go to the answer']);
  });

  it('counts changes and, where one was decided, resources, each by its name', () => {
    const accepted = [{ lead: 'Accepted', text: '', by: undefined, at: undefined }];
    const changes = ['a', 'b'].map((id) => reportedChange(id));
    const documents = ['x', 'y', 'z'].map((id) => reportedDocument(id));
    const comparison = report({ changes, documents });
    setReview({ comparison, said: new Map([['a', accepted]]) });
    page.show(<EndReview />);
    expect(page.element().textContent).toContain('1 of 2 changes is not decided.');
    const decided = ['a', 'x'].map((id) => [id, accepted] as const);
    act(() => setReview({ said: new Map(decided) }));
    expect(page.element().textContent).toContain('1 of 2 changes and 2 of 3 resources are not decided.');
    act(() => setReview({ said: new Map([...decided, ['b', accepted]]) }));
    expect(page.element().textContent).toContain('2 of 3 resources are not decided.');
  });
});
