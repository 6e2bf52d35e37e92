import { expect, it } from 'vitest';
import { sameList } from '../lists';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { fact, flatOf, question, questionBy, settingsOf } from './question';

const textOf = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
const open = (...names: readonly string[]): Snapshot =>
  takeSnapshot(workspaceOf(Object.fromEntries(names.map((name, index) => [`${index}.yaml`, textOf(name)]))));
const namesOf = fact(({ resources }) => resources.map(({ name }) => name).join(' '));

it('answers from memory while what it read stays the same', () => {
  let asked = 0;
  const length = question((input) => {
    asked++;
    return namesOf(input).length;
  });
  const snapshot = open('a', 'b');
  expect([length(snapshot), length(snapshot), length(open('a', 'b')), asked]).toEqual([3, 3, 3, 1]);
  expect([length(open('a', 'bc')), asked]).toEqual([4, 2]);
});

it('looks through other questions, also those that were answered before', () => {
  let asked = 0;
  const length = question((input) => namesOf(input).length);
  const isLong = question((input) => length(input) > 3);
  const sentence = question((input) => {
    asked++;
    return isLong(input) ? 'long' : 'short';
  });
  length(open('a'));
  isLong(open('a'));
  const answers = [open('a'), open('b', 'c'), open('b', 'c', 'd'), open('b', 'c', 'e')].map((each) => sentence(each));
  expect(answers).toEqual(['short', 'short', 'long', 'long']);
  expect(asked).toBe(2);
});

it('takes what is read off the input itself for changed with every snapshot', () => {
  const count = question(({ resources, files, mesh, settings }) => [resources, files, mesh, settings].length);
  const first = question(({ resources }) => resources[0]?.name);
  expect([open('a'), open('b')].map((each) => first(each))).toEqual(['a', 'b']);
  expect(count(open('a'))).toBe(4);
});

it('keeps a list that has the same items', () => {
  const names = question((input, before: readonly string[] | undefined) => sameList(namesOf(input).split(' '), before));
  const list = names(open('a', 'b'));
  names(open('a', 'b'));
  expect(names(open('a', 'b'))).toBe(list);
  expect(names(open('a', 'c'))).not.toBe(list);
});

it('joins answers of which one has a hundred thousand items and more', () => {
  const many = flatOf(
    fact(({ resources }) => resources),
    ({ name }) => Array.from({ length: 150_000 }, () => name),
  );
  expect(many(open('a', 'b')).length).toBe(300_000);
});

it('is asked for each key', () => {
  const has = questionBy((input, name) => namesOf(input).includes(name));
  const snapshot = open('a', 'b');
  expect(['a', 'b', 'c'].map((name) => has(snapshot, name))).toEqual([true, true, false]);
});

it('asks again after it failed', () => {
  const strict = question((input) => {
    if (settingsOf(input).rootNamespace !== 'istio-system' || namesOf(input) === 'a') throw new Error('no');
    return namesOf(input);
  });
  expect(() => strict(open('a'))).toThrow('no');
  expect(strict(open('b'))).toBe('b');
});
