import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { choicesOf, filterFindings, openFilter } from './filter-findings';

const none = (): boolean => false;

const findings = findingsOf(
  takeSnapshot({
    files: [
      {
        path: 'a.yaml',
        text: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: one, namespace: shop }\nspec:\n  hosts: [a.example.com]\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  hots: 1\n  resolution: dns\n',
      },
      { path: 'b.yaml', text: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\nkey: "never closed\n' },
    ],
  }),
);

describe('filterFindings', () => {
  it('lets everything through, or what is of a severity, layer, file or namespace', () => {
    expect(filterFindings(findings, openFilter, none)).toEqual(findings);
    const rulesOf = (filter: Partial<typeof openFilter>): readonly string[] =>
      filterFindings(findings, { ...openFilter, ...filter }, none).map(({ rule }) => rule);
    expect(rulesOf({ severities: new Set(['info']) })).toEqual(['namespace-not-injected']);
    expect(rulesOf({ layer: 'analyze' })).toEqual(['namespace-not-injected']);
    expect(rulesOf({ file: 'b.yaml', severities: new Set(['error']) })).toHaveLength(1);
    expect(rulesOf({ namespace: 'shop' })).toEqual(['unknown-field', 'unknown-value']);
    expect(rulesOf({ namespace: 'shop', layer: 'yaml' })).toEqual([]);
  });
});

it('lets through what can be mended, where that is asked', () => {
  const fixable = { ...openFilter, fixable: true };
  expect(filterFindings(findings, fixable, ({ rule }) => rule === 'unknown-value').map(({ rule }) => rule)).toEqual([
    'unknown-value',
  ]);
  expect(filterFindings(findings, fixable, none)).toEqual([]);
});

describe('what was accepted', () => {
  const [first, ...rest] = findings;
  const by = { file: 'design.yaml', document: '0', path: ['spec', 'accepted', 0] };
  const mixed = first ? [{ ...first, accepted: { reason: 'Ours.', until: undefined, by } }, ...rest] : [];

  it('is shown or hidden by a toggle of its own, whatever its severity', () => {
    const other = { ...openFilter, severities: new Set(['info'] as const), file: 'a.yaml' };
    expect(filterFindings(mixed, other, none)).toEqual(mixed.slice(0, 1));
    expect(filterFindings(mixed, { ...openFilter, accepted: false }, none)).toEqual(rest);
    expect(filterFindings(mixed, { ...openFilter, file: 'b.yaml' }, none)).toHaveLength(2);
  });
});

describe('choicesOf', () => {
  it('counts what there is', () => {
    const { layers, files, namespaces } = choicesOf(findings);
    expect(layers.map(([layer]) => layer)).toEqual(['yaml', 'schema', 'analyze']);
    expect(files).toEqual([
      ['a.yaml', 2],
      ['b.yaml', 2],
    ]);
    expect(namespaces).toEqual([
      ['', 2],
      ['shop', 2],
    ]);
  });
});
