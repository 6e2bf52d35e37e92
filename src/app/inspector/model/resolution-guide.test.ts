import { describe, expect, it } from 'vitest';
import { answersIn, questionsFor, resolutionFor, type GuideAnswers } from './resolution-guide';

const nothing: GuideAnswers = {
  manyNames: undefined,
  appDecides: undefined,
  knownAddresses: undefined,
  useAll: undefined,
};

describe('resolutionFor', () => {
  it.each([
    [{ manyNames: false, appDecides: true }, 'NONE'],
    [{ manyNames: true, appDecides: true }, 'NONE'],
    [{ manyNames: true, appDecides: false }, 'DYNAMIC_DNS'],
    [{ manyNames: false, appDecides: false, knownAddresses: true }, 'STATIC'],
    [{ manyNames: false, appDecides: false, knownAddresses: false, useAll: true }, 'DNS'],
    [{ manyNames: false, appDecides: false, knownAddresses: false, useAll: false }, 'DNS_ROUND_ROBIN'],
  ])('takes %j to %s', (answers, resolution) => {
    expect(resolutionFor({ ...nothing, ...answers })).toBe(resolution);
  });

  it.each([{}, { manyNames: false }, { appDecides: false, manyNames: false }, { appDecides: true }])(
    'waits for the answers that matter after %j',
    (answers) => {
      expect(resolutionFor({ ...nothing, ...answers })).toBeUndefined();
    },
  );
});

describe('questionsFor', () => {
  it('asks nothing that an earlier answer settles', () => {
    expect(questionsFor({ ...nothing, manyNames: true })).toEqual(['manyNames', 'appDecides']);
    expect(questionsFor({ ...nothing, knownAddresses: true })).toEqual(['manyNames', 'appDecides', 'knownAddresses']);
    expect(questionsFor(nothing)).toHaveLength(4);
  });
});

describe('answersIn', () => {
  it.each([
    [{ hosts: ['*.example.com'] }, { manyNames: true }],
    [{ hosts: ['api.example.com'] }, { manyNames: false }],
    [
      { hosts: ['api.example.com'], resolution: 'DNS' },
      { manyNames: false, appDecides: false, knownAddresses: false, useAll: true },
    ],
    [
      { hosts: ['*.example.com'], resolution: 'NONE' },
      { manyNames: true, appDecides: true },
    ],
    [
      { hosts: ['a.com'], endpoints: [{ address: '10.0.0.1' }, { address: 'unix:///run/a' }] },
      { manyNames: false, appDecides: false, knownAddresses: true },
    ],
    [
      { hosts: ['a.com'], endpoints: [{ address: 'b.com' }] },
      { manyNames: false, appDecides: false },
    ],
    [
      { hosts: ['a.com'], workloadSelector: { labels: {} } },
      { manyNames: false, appDecides: false, knownAddresses: true },
    ],
    [{ hosts: 'a.com', endpoints: 'b' }, {}],
    [null, {}],
  ])('reads %j', (spec, answers) => {
    expect(answersIn(spec)).toEqual({ ...nothing, ...answers });
  });
});
