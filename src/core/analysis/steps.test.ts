import { expect, it } from 'vitest';
import { toEnd } from '../steps';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { walkedDocuments } from '../testing/walked-documents';
import { findingsOf, findingSteps } from '.';

const walked = walkedDocuments.join('\n---\n');

function open(text: string): Snapshot {
  return takeSnapshot({ files: [{ path: 'walked.yaml', text }] });
}

function messages(findings: ReturnType<typeof findingsOf>): readonly string[] {
  return findings.map(({ rule, range, message }) => `${rule} ${range.from} ${message}`);
}

it('finds step by step what is found at once', () => {
  const all = messages(findingsOf(open(walked)));
  expect(all.length).toBeGreaterThan(10);
  expect(messages(toEnd(findingSteps(open(walked))))).toEqual(all);
});

it('takes no step for what is known', () => {
  const snapshot = open(walked);
  const all = findingsOf(snapshot);
  expect(findingSteps(snapshot).next()).toEqual({ done: true, value: all });
});

it('may be given up after any step, and finds the same in the text that came next', () => {
  const other = walked.replaceAll('api.example.com', 'other.example.org');
  const expected = messages(findingsOf(open(other)));
  for (const given of [1, 20, 80]) {
    const steps = findingSteps(open(walked));
    for (let step = 0; step < given; step++) steps.next();
    expect(messages(findingsOf(open(other)))).toEqual(expected);
  }
});
