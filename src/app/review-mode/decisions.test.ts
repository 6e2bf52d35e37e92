import { describe, expect, it } from 'vitest';
import { decisionText, saidTo } from './decisions';
import { summaryWords } from './words';

const change = {
  sentence: 'shop/cart can now reach api.example.com:443 (was blocked): `all` is exported to every namespace.',
};

describe('decisions of a review', () => {
  it('are notes that are understood without the page', () => {
    expect(decisionText('accept', '', change)).toBe(`Accepted: ${change.sentence}`);
    expect(decisionText('question', ' Why now? ', change)).toBe(`Question: Why now? (${change.sentence})`);
  });

  it('are found again by the change that they are on', () => {
    const notes = [
      { on: 'ServiceEntry/shop/all', text: 'Owner: payments.' },
      { on: 'ServiceEntry/shop/all', text: decisionText('question', 'Why now (this week)?', change) },
      { on: 'ServiceEntry/shop/all', text: `${decisionText('accept', '', change)}\n` },
      { on: 'ServiceEntry/shop/all', text: decisionText('accept', '', { sentence: 'Another change.' }) },
    ];
    expect(saidTo(change, notes)).toEqual([
      { lead: 'Question', text: 'Why now (this week)?' },
      { lead: 'Accepted', text: '' },
    ]);
  });
});

describe('the line of a review', () => {
  const none = { changes: [], documents: [], drawn: 'calls' } as const;
  it.each([
    [none, 'No behaviour change · no document changed'],
    [
      {
        ...none,
        documents: [{ change: 'changed', key: 'a', before: undefined, after: undefined, textOnly: true }] as const,
      },
      'No behaviour change · 1 document changed in text alone',
    ],
    [
      {
        ...none,
        documents: [{ change: 'added', key: 'a', before: undefined, after: undefined, textOnly: false }] as const,
      },
      'No behaviour change · 1 document changed',
    ],
    [
      { ...none, drawn: 'nothing' } as const,
      'No behaviour was compared · no call is drawn, so nothing was traced · no document changed',
    ],
    [
      { ...none, drawn: 'workloads' } as const,
      'No behaviour change · no call is drawn, so only reach was tried · no document changed',
    ],
  ])('%#', (comparison, words) => expect(summaryWords(comparison)).toBe(words));
});
