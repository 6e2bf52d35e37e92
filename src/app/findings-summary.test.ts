import { expect, it } from 'vitest';
import { findingsOf, type Finding } from '../core/analysis';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import { applyChange, type Change } from '../core/workspace';
import { noFindings, summarise, type Findings } from './findings-summary';

const entry = (name: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name} }\nspec:\n  hosts: [${name}.example.com]\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  zone: 1\n`;
const text = `${entry('one')}---\n${entry('two')}`;
const files = { files: [{ path: 'a.yaml', text }] };
const before = takeSnapshot(files);
const found = summariseNext(before, noFindings(before));

function summariseNext(snapshot: Snapshot, earlier: Findings): Findings {
  return summarise(snapshot, findingsOf(snapshot), earlier);
}

function written(at: number, insert: string): Findings {
  const change: Change = {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'a.yaml', edits: [{ from: at, to: at, insert }] }],
  };
  return summariseNext(takeSnapshot(applyChange(files, change), before, change), found);
}

it('keeps the findings of the documents below one in which a comment is written', () => {
  const of = ({ all }: Findings, name: string): readonly Finding[] =>
    all.filter(({ resource }) => resource?.name === name);
  const after = written(0, '# one\n');
  const isKept = (name: string): boolean => of(after, name).every((each, index) => each === of(found, name)[index]);
  expect(of(found, 'two').length).toBeGreaterThan(0);
  expect([isKept('one'), isKept('two')]).toEqual([false, true]);
});

it('says the same where a comment moves findings within their document', () => {
  const after = written(0, '# one\n');
  expect(after.all).not.toBe(found.all);
  expect(after.said).toBe(found.said);
});

it('says something else once a finding comes, goes or is about another place', () => {
  expect(written(text.indexOf('zone'), 'new: 1\n  ').said).toHaveLength(found.said.length + 1);
  expect(written(text.indexOf('zone'), 'time').said).not.toBe(found.said);
});
