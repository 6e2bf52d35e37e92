import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { groupFindings, linesOf } from './group-findings';
import { causesOf, findingsOf } from '../../core/analysis';

const files = [
  {
    path: 'a.yaml',
    text: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: one }\nspec:\n  hosts: [a.example.com]\n  hots: 1\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n',
  },
  { path: 'b.yaml', text: 'key: "never closed\n' },
];

describe('groupFindings', () => {
  it('puts the worst group first and says line and path', () => {
    const snapshot = takeSnapshot({ files });
    const groups = groupFindings(findingsOf(snapshot));
    expect(groups.map(({ title, kind }) => [title, kind])).toEqual([
      ['b.yaml', undefined],
      ['one', 'ServiceEntry'],
    ]);
  });

  it('lists a head and its findings one under the other', () => {
    const snapshot = takeSnapshot({ files });
    const lines = linesOf(groupFindings(findingsOf(snapshot)));
    expect(lines[0]?.type).toBe('group');
    expect(lines.filter((line) => line.type === 'finding')).toHaveLength(findingsOf(snapshot).length);
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
  });

  it('ends with the group in which there are more lines than are wanted', () => {
    const groups = groupFindings(findingsOf(takeSnapshot({ files })));
    expect(linesOf(groups, new Set(), 1).filter(({ type }) => type === 'group')).toHaveLength(1);
    expect(linesOf(groups, new Set(), 2).filter(({ type }) => type === 'group')).toHaveLength(2);
  });

  it('puts what follows from a finding behind it, and folds many', () => {
    const text =
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: rule }\nspec:\n  host: nope.example.com\n  trafficPolicy:\n    tls: { mode: SIMPLE, sni: nope.example.com }\n    outlierDetection: { maxEjectionPercent: 0, consecutiveGatewayErrors: 9, baseEjectionTime: 1s }\n';
    const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
    const found = findingsOf(snapshot);
    const groups = groupFindings(found, causesOf);
    const [head, ...behind] = groups[0]?.findings() ?? [];
    expect([head?.finding.rule, head?.follows]).toEqual(['rule-without-service', undefined]);
    expect(behind[0]?.finding.rule).toBe('unknown-rule-host');
    expect(behind.length).toBeGreaterThan(3);
    const folded = linesOf(groups);
    expect(folded.map(({ type }) => type)).toEqual(['group', 'finding', 'finding', 'finding', 'more']);
    const unfolded = linesOf(groups, new Set([folded.at(-1)?.id ?? '']));
    expect(unfolded.filter(({ type }) => type === 'finding')).toHaveLength(found.length);
  });

  it('lists as many findings of one resource as there are', () => {
    const [finding] = findingsOf(takeSnapshot({ files }));
    const many = finding ? Array.from({ length: 150_000 }, () => finding) : [];
    expect(linesOf(groupFindings(many)).length).toBe(150_001);
  });
});
