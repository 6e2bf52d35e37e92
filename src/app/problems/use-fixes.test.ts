import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findingsOf, type Finding } from '../../core/analysis';
import { toEnd } from '../../core/steps';
import { designFrom } from '../../core/testing/change-cases';
import { noFindings, summarise, type Findings } from '../findings-summary';
import { lookForFixes, startLooks, type KnownFixes } from './use-fixes';

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

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

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

it('follows findings that come without a pause where they are listed', () => {
  const told: KnownFixes[] = [];
  const looks = startLooks(true, (known) => told.push(known));
  const typed = [misspelt, unfixable, pattern].map(findingsIn);
  for (const findings of typed) {
    looks.at(findings);
    vi.advanceTimersByTime(25);
  }
  expect(told.map(({ findings }) => typed.indexOf(findings))).toEqual([0]);
  vi.runAllTimers();
  expect(told.map(({ findings }) => typed.indexOf(findings))).toEqual([0, 2]);
  looks.at(typed[1] as Findings);
  looks.stop();
  vi.runAllTimers();
  expect(told).toHaveLength(2);
});

it('looks through none but the newest where nothing is listed', () => {
  const told: KnownFixes[] = [];
  const looks = startLooks(false, (known) => told.push(known));
  const [before, now] = [findingsIn(unfixable), findingsIn(misspelt)];
  looks.at(before);
  looks.at(now);
  vi.runAllTimers();
  expect(told).toEqual([{ findings: now, any: true, together: true, fixable: undefined }]);
});
