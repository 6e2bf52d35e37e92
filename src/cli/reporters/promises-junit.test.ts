import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { Promised } from './promises';
import { promisesJunit } from './promises-junit';

const held: Promised = {
  from: 'shop/cart',
  url: 'http://api.example.com/v1',
  method: 'GET',
  expected: { outcome: 'reached', tls: 'originated' },
  found: { outcome: 'reached', tls: 'originated', via: 'sidecar' },
  verdict: 'holds',
  because: '',
  refused: '',
  file: 'design.yaml',
  line: 9,
};
const broken: Promised = { ...held, verdict: 'fails', because: 'It is blocked.' };
const untold: Promised = { ...held, verdict: 'cannot tell', because: 'The url is no call.' };

/**
 * What readers of the format take (JUnit.xsd of Apache Ant's task; jenkins-junit.xsd of the xUnit plugin of Jenkins; lib/gitlab/ci/parsers/test/junit.rb
 * of GitLab): the elements with what may lie in them, the attributes that must be there, and those that may.
 */
const grammar: Readonly<
  Record<string, { children: readonly string[]; must: readonly string[]; may: readonly string[] }>
> = {
  testsuites: { children: ['testsuite'], must: [], may: ['tests', 'failures', 'errors'] },
  testsuite: { children: ['testcase'], must: ['name', 'tests', 'failures', 'errors'], may: [] },
  testcase: { children: ['failure', 'error', 'system-out'], must: ['name', 'classname'], may: ['file', 'line'] },
  failure: { children: [], must: ['type'], may: ['message'] },
  error: { children: [], must: ['type'], may: ['message'] },
  'system-out': { children: [], must: [], may: [] },
};

function read(text: string): Element {
  const { documentElement } = new new Window().DOMParser().parseFromString(text, 'text/xml') as unknown as Document;
  return documentElement;
}

/** What is wrong with an element and those in it. */
function objections(element: Element): readonly string[] {
  const rule = grammar[element.tagName];
  if (rule === undefined) return [`<${element.tagName}> is no element of the format`];
  const names = [...element.attributes].map(({ name }) => name);
  const children = [...element.children];
  return [
    ...rule.must.filter((name) => !names.includes(name)).map((name) => `<${element.tagName}> has no ${name}`),
    ...names.filter((name) => ![...rule.must, ...rule.may].includes(name)).map((name) => `${name} is not known`),
    ...children.flatMap((each) =>
      rule.children.includes(each.tagName) ? objections(each) : [`<${each.tagName}> in <${element.tagName}>`],
    ),
    ...(['testsuites', 'testsuite'].includes(element.tagName) ? sumObjections(element) : []),
  ];
}

/** The sums that an element states, against what lies in it. */
function sumObjections(element: Element): readonly string[] {
  const sums = { tests: 'testcase', failures: 'failure', errors: 'error' };
  return Object.entries(sums)
    .filter(([name, tag]) => Number(element.getAttribute(name)) !== element.getElementsByTagName(tag).length)
    .map(([name]) => `${name} is not their number`);
}

describe('JUnit XML', () => {
  it.each<[string, readonly Promised[]]>([
    ['no promise', []],
    ['promises of each kind', [held, broken, untold]],
    ['promises that rest on what is refused', [held, broken].map((each) => ({ ...each, refused: 'It is <refused>.' }))],
    ['promises of several workloads', [held, { ...broken, from: 'shop/web' }, { ...held, from: 'shop/cart' }]],
  ])('is what readers take for %s', (_, promises) => {
    const root = read(promisesJunit(promises));
    expect(root.tagName).toBe('testsuites');
    expect(objections(root)).toEqual([]);
    expect(root.getElementsByTagName('testcase')).toHaveLength(promises.length);
  });

  it('keeps every text as it is, whatever is in it', () => {
    const odd = 'a "b" <c> & \'d\' ]]> %% `end`; 😀 \u202e --> \t\n &amp;';
    const root = read(promisesJunit([{ ...broken, from: odd, url: odd, because: odd, refused: odd, file: odd }]));
    expect(objections(root)).toEqual([]);
    const [test] = [...root.getElementsByTagName('testcase')];
    expect(test?.getAttribute('classname')).toBe(odd);
    expect(test?.getAttribute('file')).toBe(odd);
    expect([...(test?.children ?? [])].map(({ textContent }) => textContent)).toEqual([odd, odd]);
  });

  it('writes nothing that XML has no place for', () => {
    const text = promisesJunit([{ ...broken, url: 'http://a\u0000\u0008\ufffe\ud800/' }]);
    expect(text).toContain('http://a\ufffd\ufffd\ufffd\ufffd/');
  });
});
