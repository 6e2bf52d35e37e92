import { expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { groupByRule } from './group-by-rule';
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
