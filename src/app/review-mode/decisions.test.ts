import { describe, expect, it } from 'vitest';
import { summaryWords } from './words';
import { decisionText, saidByChange, unfoundAnswers, type Decision } from '../../core/review';
import { reportedChange, reportedDocument } from '../testing/report';

const change = reportedChange('a', {
  sentence: 'shop/cart can now reach api.example.com:443 (was blocked): `all` is exported to every namespace.',
});

describe('decisions of a review', () => {
  it('are notes that are understood without the page', () => {
    expect(decisionText('accept', '', change)).toBe(`Accepted: ${change.sentence}`);
    expect(decisionText('question', ' Why now? ', change)).toBe(`Question: Why now? (${change.sentence})`);
  });

  it('are found again by the change that they are on', () => {
    const notes = [
      { on: 'ServiceEntry/shop/all', text: 'Owner: payments.' },
      { on: 'ServiceEntry/shop/all', text: decisionText('question', 'Why now (this week)?', change) },
      {
        on: 'ServiceEntry/shop/all',
        text: `${decisionText('accept', '', change)}\n`,
        by: 'Ana',
        at: '2026-03-02T14:02:00Z',
      },
      { on: 'ServiceEntry/shop/all', text: decisionText('accept', '', { sentence: 'Another change.' }) },
    ];
    expect(saidByChange([change], notes).get('a')).toEqual([
      { lead: 'Question', text: 'Why now (this week)?' },
      { lead: 'Accepted', text: '', by: 'Ana', at: '2026-03-02T14:02:00Z' },
    ]);
  });
});

describe('the line of a review', () => {
  it('counts what is open, and says how much is decided', () => {
    const [b, c] = [reportedChange('b'), reportedChange('c')];
    const changes = [change, b, c];
    const note = (decision: Decision, of: { readonly sentence: string }) => ({
      on: 'ServiceEntry/shop/all',
      text: decisionText(decision, 'Since I say so.', of),
    });
    const words = (...notes: readonly ReturnType<typeof note>[]): string =>
      summaryWords({ changes, documents: [], drawn: 'calls' }, saidByChange(changes, notes));
    expect(words(note('question', b), note('comment', c))).toMatch(/^3 behaviour changes · 3 high · no/);
    expect(words(note('accept', b))).toMatch(/^2 open behaviour changes · 2 high · 1 decided · no/);
    expect(words(note('accept', b), note('question', b))).toMatch(/^3 behaviour changes/);
    expect(words(note('accept', b), note('refuse', c), note('comment', c), note('accept', change))).toMatch(
      /^No open behaviour change · 3 decided \(1 refused\)/,
    );
  });

  const none = { changes: [], documents: [], drawn: 'calls' } as const;
  const document = (id: string, textOnly = false) => reportedDocument(id, { textOnly });
  it.each([
    [none, 'No behaviour change · no resource changed'],
    [
      {
        ...none,
        documents: [document('a', true)],
      },
      'No behaviour change · 1 resource changed in text alone',
    ],
    [
      {
        ...none,
        documents: [document('a')],
      },
      'No behaviour change · 1 resource changed',
    ],
    [
      {
        ...none,
        documents: [true, false, true].map((textOnly) => document('a', textOnly)),
      },
      'No behaviour change · 1 resource changed, 2 more in text alone',
    ],
    [
      { ...none, drawn: 'assumed' } as const,
      'No behaviour change for assumed pods · no call is drawn, so pods are assumed · no resource changed',
    ],
    [
      { ...none, drawn: 'workloads' } as const,
      'No behaviour change · no call is drawn, so only reach was tried · no resource changed',
    ],
  ])('%#', (comparison, words) => expect(summaryWords(comparison)).toBe(words));

  it('says how many resources were decided, and how many of them refused', () => {
    const documents = ['a', 'b', 'c'].map((id) => document(id));
    const note = (decision: Decision, id: string) => ({ text: decisionText(decision, 'So.', document(id)) });
    const said = saidByChange(documents, [note('refuse', 'a'), note('accept', 'b'), note('question', 'c')]);
    expect(summaryWords({ ...none, documents }, said)).toBe(
      'No behaviour change · 3 resources changed · 2 resources decided (1 refused)',
    );
  });
});

describe('answers that name nothing of a comparison', () => {
  const on = 'VirtualService/shop/cards';
  const changes = [reportedChange('a', { sentence: 'For calls to a, timeout is 3s (was 10s).' })];
  const note = (text: string, by?: string) => ({ on, text, by, at: undefined });

  it('are those of what reads otherwise, with what is said of what', () => {
    const notes = [
      note('Accepted: For calls to a, timeout is 3s (was 10s).'),
      note('Refused: Too short: 5s (For calls to a, timeout is 5s (was 10s).)', 'Ana'),
      note('The partner moves in May.'),
    ];
    expect(unfoundAnswers(changes, notes)).toEqual([
      {
        on,
        lead: 'Refused',
        text: 'Too short: 5s (For calls to a, timeout is 5s (was 10s).)',
        by: 'Ana',
        at: undefined,
      },
    ]);
  });
});
