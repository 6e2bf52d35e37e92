import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { groupFindings, linesOf } from './group-findings';
import { findingsOf } from '../../core/analysis';

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
    const groups = groupFindings(snapshot, findingsOf(snapshot));
    expect(groups.map(({ title, kind }) => [title, kind])).toEqual([
      ['b.yaml', undefined],
      ['one', 'ServiceEntry'],
    ]);
    expect(groups[1]?.findings[0]?.where).toBe('line 6 · spec.hots');
  });

  it('lists a head and its findings one under the other', () => {
    const snapshot = takeSnapshot({ files });
    const lines = linesOf(groupFindings(snapshot, findingsOf(snapshot)));
    expect(lines[0]?.type).toBe('group');
    expect(lines.filter((line) => line.type === 'finding')).toHaveLength(findingsOf(snapshot).length);
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
  });
});
