import { topologyOf } from '../../topology';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingsOf, rules } from '../../analysis';
import { takeSnapshot } from '../../snapshot';
import { lessons } from '.';

const findingsIn = (text: string) => findingsOf(takeSnapshot({ files: [{ path: 'lesson.yaml', text }] }));

/** What a careful reader of the lesson would write. */
const mended: Readonly<Record<string, (text: string) => string>> = {
  'field-in-the-wrong-place': (text) =>
    text.replace(
      / {4}localityLbSetting:\n(( {6}.*\n)+)/,
      (_, body: string) =>
        `    loadBalancer:\n      localityLbSetting:\n${body.replace(/^/gm, '  ').replace(/ +$/, '')}`,
    ),
  'two-databases-on-one-port': (text) => {
    let count = 1;
    return text.replace(/^ {2}ports:/gm, () => `  addresses:\n    - 10.254.2.${count++}\n  ports:`);
  },
  'round-robin-that-is-not': (text) => text.replace('DNS_ROUND_ROBIN', 'DNS'),
  'secret-that-is-ignored': (text) =>
    text.replace('  trafficPolicy:', '  workloadSelector:\n    matchLabels:\n      app: settlement\n  trafficPolicy:'),
  'visible-to-nobody': (text) => text.replace('- lesson-travel-old', '- "."'),
  'rule-that-lost': (text) => {
    const parts = text.split('---\n');
    const route = / {4}- name: reports[\s\S]*/.exec(parts[2] ?? '')?.[0] ?? '';
    return [parts[0], (parts[1] ?? '').replace('  http:\n', `  http:\n${route}`), parts[3]].join('---\n');
  },
};

describe.each(lessons)('lesson $id', (lesson) => {
  it('starts with the finding that it is about, and no other that asks for a change', () => {
    const serious = findingsIn(lesson.text).filter(({ severity }) => severity !== 'info');
    expect(serious.length).toBeGreaterThan(0);
    expect(new Set(serious.map(({ rule }) => rule))).toEqual(new Set([lesson.rule, ...(lesson.also ?? [])]));
  });

  it('ends with none when it is mended as it says', () => {
    const mend = mended[lesson.id];
    const text = mend?.(lesson.text) ?? lesson.text;
    expect(text).not.toBe(lesson.text);
    expect(findingsIn(text).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('names a rule that exists, and everything by its own prefix', () => {
    expect(rules.some(({ id }) => id === lesson.rule)).toBe(true);
    for (const { kind, name, namespace } of takeSnapshot({ files: [{ path: 'a.yaml', text: lesson.text }] }).resources)
      expect([kind, name.startsWith('lesson-'), namespace?.startsWith('lesson-') ?? true]).toEqual([kind, true, true]);
  });
});

/** The order in which endpoints are taken, by address. */
function prioritiesIn(text: string): Readonly<Record<string, number | undefined>> {
  const topology = topologyOf(takeSnapshot({ files: [{ path: 'lesson.yaml', text }] }));
  return Object.fromEntries(
    topology.nodes.flatMap((node) => (node.type === 'endpoint' ? [[node.address, node.priority]] : [])),
  );
}

it('says of the field in the wrong place what its endpoints do, before and after', () => {
  const lesson = lessons.find(({ id }) => id === 'field-in-the-wrong-place');
  if (!lesson) throw new Error('The lesson is gone');
  expect(prioritiesIn(lesson.text)).toEqual({ '10.91.0.10': 0, '10.92.0.10': 1, '10.93.0.10': 1 });
  expect(lesson.symptom).toContain('The nearest region fails, and connections spread over both others');
  const after = mended[lesson.id]?.(lesson.text) ?? '';
  expect(prioritiesIn(after)).toEqual({ '10.91.0.10': 0, '10.92.0.10': 1, '10.93.0.10': 2 });
  expect(lesson.done).toContain('eu-west-1 comes next, and ap-southeast-1 last');
});

it('lists every lesson once', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !/^(index|lesson)\.ts$|\.test\.ts$/.test(file));
  expect(lessons.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});
