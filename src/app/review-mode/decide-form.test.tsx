// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReportedChange } from '../../core/review';
import { getReview, noReview, setReview, typeAnswer } from '../review-state';
import { testPage } from '../testing/page';
import { DecideForm } from './decide-form';

const change: ReportedChange = {
  id: 'a',
  risk: 'high',
  sentence: 'shop/cart can now reach api.example.com:443 (was blocked).',
  workloads: ['shop/cart'],
  targets: [],
  decidedBefore: [],
  decidedAfter: [{ key: 'ServiceEntry/shop/api', path: [], says: '' }],
} as unknown as ReportedChange;

const page = testPage();
afterEach(() => setReview(noReview));

const field = (): HTMLInputElement | null => page.element().querySelector('input');

describe('the field of an answer', () => {
  it('has what was typed again after something else was shown, for its change alone', () => {
    page.show(<DecideForm key="a" change={change} />);
    act(() => typeAnswer('a', 'Half a reason'));
    expect(field()?.value).toBe('Half a reason');
    page.show(<p>The texts that differ</p>);
    page.show(<DecideForm key="b" change={{ ...change, id: 'b' }} />);
    expect(field()?.value).toBe('');
    page.show(<DecideForm key="a" change={change} />);
    expect(field()?.value).toBe('Half a reason');
    act(() => typeAnswer('a', ''));
    expect(getReview().typed.size).toBe(0);
  });
});
