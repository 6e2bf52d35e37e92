import { expect, it } from 'vitest';
import { causesOf, findingsOf, ruleIdOf, rules } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { groupByRule } from './group-by-rule';
import { linesOf } from './group-findings';
import { wordsForPlaces } from './where-found';

const entry = (name: string, spec: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  hosts: [${name}.example.com]\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n${spec}`;

it('puts what one rule finds together, wherever it is, and says where', () => {
  const files = ['a', 'b'].map((name) => ({ path: `${name}.yaml`, text: entry(name, '  hots: 1\n') }));
  const snapshot = takeSnapshot({ files });
  const groups = groupByRule(findingsOf(snapshot));
  const unknown = groups.find(({ rule }) => rule === 'unknown-field');
  const where = wordsForPlaces(snapshot, 'rule');
  expect(unknown?.detail).toBe('2 findings');
  expect(unknown?.findings().map(({ finding }) => where(finding))).toEqual([
    'ServiceEntry shop/a · line 8 · spec.hots',
    'ServiceEntry shop/b · line 8 · spec.hots',
  ]);
});

it('says of what follows from a finding of another rule which one that is', () => {
  const rule =
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a, namespace: shop }\nspec:\n  host: b.example.com\n';
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text: `${entry('a', '')}---\n${rule}` }] });
  const findings = findingsOf(snapshot);
  const groups = groupByRule(findings, causesOf(findings));
  const of = (id: string) => groups.find((group) => group.rule === id)?.findings()[0];
  expect(of('unknown-rule-host')).toMatchObject({ follows: 'same', from: { rule: 'rule-without-service' } });
  expect(of('rule-without-service')).toMatchObject({ follows: undefined });
  expect(linesOf(groups).filter(({ type }) => type === 'finding')).toHaveLength(findings.length);
});

it('shows some of what a rule finds many times', () => {
  const misspelt = Array.from({ length: 30 }, (_, index) => entry(`a${index}`, '  hots: 1\n')).join('---\n');
  const groups = groupByRule(findingsOf(takeSnapshot({ files: [{ path: 'a.yaml', text: misspelt }] })));
  const rule = groups.find((group) => group.rule === 'unknown-field');
  const folded = linesOf(rule ? [rule] : []);
  expect(folded.map(({ type }) => type)).toEqual(['group', ...Array.from({ length: 6 }, () => 'finding'), 'more']);
  expect(folded.at(-1)).toMatchObject({ of: 'rule', count: 24, isOpen: false });
  const unfolded = linesOf(rule ? [rule] : [], new Set([folded.at(-1)?.id ?? '']));
  expect(unfolded.filter(({ type }) => type === 'finding')).toHaveLength(30);
});

it('puts what istioctl alone objects to behind what does something else', () => {
  const rule = (name: string, policy: string): string =>
    `---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  host: ${name}.example.com\n  trafficPolicy: ${policy}\n`;
  const text = `${entry('a', '')}${rule('a', '{ tls: { mode: SIMPLE } }')}---\n${entry('b', '')}${rule('b', '{ outlierDetection: { maxEjectionPercent: 0 } }')}`;
  const groups = groupByRule(findingsOf(takeSnapshot({ files: [{ path: 'a.yaml', text }] })));
  const at = (id: string): number => groups.findIndex((group) => group.rule === id);
  expect(at('ejection-zero-percent')).toBeGreaterThan(-1);
  expect(at('ejection-zero-percent')).toBeLessThan(at('no-ca-certificates'));
});

it('puts what the parser objects to under one rule, which has words', () => {
  const files = ['a: "open', 'a: 1\na: 2\n'].map((text, index) => ({ path: `${index}.yaml`, text }));
  const findings = findingsOf(takeSnapshot({ files })).filter(({ layer }) => layer === 'yaml');
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(2);
  const groups = groupByRule(findings, new Map(), ruleIdOf);
  expect(groups.map(({ rule, detail }) => [rule, detail])).toEqual([['yaml-problem', '2 findings']]);
  expect(rules.some(({ id }) => id === 'yaml-problem')).toBe(true);
});
