import { expect, it } from 'vitest';
import { findingsOf, type Finding } from '../../core/analysis';
import { toEnd } from '../../core/steps';
import { designFrom } from '../../core/testing/change-cases';
import { noFindings, summarise, type Findings } from '../findings-summary';
import { lookForFixes } from './use-fixes';

function findingsIn(text: string): Findings {
  const snapshot = designFrom({ 'egress.yaml': text });
  return summarise(snapshot, findingsOf(snapshot), noFindings(snapshot));
}

const misspelt = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: dns
`;

const pattern = misspelt
  .replace('dns', 'DNS')
  .replace('443, name: https, protocol: HTTPS', '443, name: http, protocol: HTTP');

const unfixable = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: {}
`;

it('tells whether anything can be fixed, and whether together with others', () => {
  const said = [misspelt, pattern, unfixable].map((text) => toEnd(lookForFixes(findingsIn(text), false)));
  expect(said.map(({ any, together }) => [any, together])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

it('has no more fixes made than it takes to know, unless they are to be listed', () => {
  const found = findingsIn(misspelt);
  const [fixable] = found.all.filter(({ fixes = [] }) => fixes.length > 0);
  let made = 0;
  const counted = Array.from({ length: 5000 }, () =>
    Object.defineProperty(Object.create(fixable as Finding) as Finding, 'fixes', {
      get: () => {
        made++;
        return fixable?.fixes;
      },
    }),
  );
  const many: Findings = { ...found, all: counted };
  expect(toEnd(lookForFixes(many, false)).fixable).toBeUndefined();
  expect(made).toBeLessThan(4);
  expect(toEnd(lookForFixes(many, true)).fixable?.size).toBe(5000);
});

it('stops behind each finding, so that the page can do something else', () => {
  const found = findingsIn(unfixable);
  expect([...lookForFixes(found, false)]).toHaveLength(found.all.length);
});
