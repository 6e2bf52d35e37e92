import { describe, expect, it } from 'vitest';
import { findingsOf, type Finding } from '.';
import { documentStart, locate, takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { applyChange, type Change } from '../workspace';

const entry = (name: string, rest = ''): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: ${name}\nspec:\n  hosts: [${name}.example.com]\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n${rest}`;

const list = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: networking.istio.io/v1\n    kind: ServiceEntry\n    metadata: { name: l1 }\n    spec: { hosts: [l1.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }\n  - apiVersion: networking.istio.io/v1\n    kind: ServiceEntry\n    metadata: { name: l2 }\n    spec: { hosts: [l2.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS, first: 1 }\n`;

describe('findingsOf', () => {
  it('orders findings by file, document and offset, and says where they are', () => {
    const snapshot = takeSnapshot(
      workspaceOf({
        'b.yaml': `${entry('a', '  zone: 1\n  location: outside\n')}---\n${entry('c', '  zone: 1\n')}`,
        'a.yaml': list,
      }),
    );
    const findings = findingsOf(snapshot);
    const indexOf = (finding: Finding): number | undefined => locate(snapshot, finding)?.index;
    expect(findings.map((each) => [each.rule, each.file, indexOf(each), each.resource?.name])).toEqual([
      ['unknown-field', 'b.yaml', 0, 'a'],
      ['unknown-value', 'b.yaml', 0, 'a'],
      ['unknown-field', 'b.yaml', 1, 'c'],
      ['unknown-field', 'a.yaml', 0, 'l2'],
    ]);
    expect(findings.map((finding) => documentStart(snapshot, finding))).toEqual([
      0,
      0,
      entry('a', '  zone: 1\n  location: outside\n').length,
      0,
    ]);
  });

  it('does not look again at documents that did not change', () => {
    const before = takeSnapshot(
      workspaceOf({ 'a.yaml': `${entry('a', '  zone: 1\n')}---\n${entry('b', '  zone: 1\n')}` }),
    );
    const untouched = findingsOf(before)[1] as Finding;
    const change: Change = {
      label: 'Typing',
      origin: 'editor',
      files: [{ type: 'edit', path: 'a.yaml', edits: [{ from: 0, to: 0, insert: '# new\n' }] }],
    };
    const after = takeSnapshot(applyChange(before.workspace, change), before, change);
    expect(findingsOf(after)[1]).toBe(untouched);
    expect(documentStart(after, untouched)).toBe(documentStart(before, untouched) + 6);
  });

  it('stays with what can be read when a document is broken', () => {
    const snapshot = takeSnapshot(
      workspaceOf({ 'a.yaml': `${entry('a', '  addresses: "open\n')}---\n${entry('b', '  zone: 1\n')}` }),
    );
    expect(findingsOf(snapshot).map((each) => [each.layer, locate(snapshot, each)?.index])).toEqual([
      ['yaml', 0],
      ['schema', 1],
    ]);
  });

  it('judges by the release that is asked for', () => {
    const rule =
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: a\nspec:\n  host: a\n  trafficPolicy:\n    outlierDetection:\n      outlierDetectionHttpErrorCodes: [429]\n';
    const workspace = workspaceOf({ 'a.yaml': rule });
    expect(findingsOf(takeSnapshot(workspace))).toEqual([]);
    expect(findingsOf(takeSnapshot(workspace, undefined, undefined, { istioVersion: '1.30' }))).toHaveLength(1);
    expect(findingsOf(takeSnapshot(workspace, undefined, undefined, { istioVersion: '1.31' }))).toEqual([]);
  });

  it('names the page of what istioctl analyze would say', () => {
    const text =
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n  hosts: [a.example.com]\n  gateways: [gone]\n  http: [{ route: [{ destination: { host: a.example.com } }] }]\n';
    const analyzed = findingsOf(takeSnapshot(workspaceOf({ 'a.yaml': text }))).filter(
      ({ layer }) => layer === 'analyze',
    );
    expect(analyzed[0]?.url).toBe('https://istio.io/latest/docs/reference/config/analysis/ist0101/');
    expect(analyzed.every(({ code, url }) => url?.endsWith(`/${code?.toLowerCase()}/`))).toBe(true);
  });
});
