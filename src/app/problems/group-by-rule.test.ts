import { expect, it } from 'vitest';
import { causesOf, findingsOf } from '../../core/analysis';
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
