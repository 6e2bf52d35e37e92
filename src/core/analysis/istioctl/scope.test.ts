import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import { workspaceOf } from '../../testing/mesh-fixture';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { findingsOf } from '../run';
import { seenOf } from './scope';

const snapshotOf = (files: Readonly<Record<string, string>>) => takeSnapshot(workspaceOf(files));
const entry = (key: string, hosts: string, protocol = 'HTTP'): string =>
  resourceText(`ServiceEntry ${key}`, `hosts: [${hosts}]\nports: [{ number: 80, name: web, protocol: ${protocol} }]`);

/** Istio's codes for what a base and its overlay say together. */
function codesOf(base: string, overlay: string): readonly (string | null)[] {
  const findings = findingsOf(snapshotOf({ 'base.yaml': base, 'overlay.yaml': overlay }));
  return findings.filter(({ layer }) => layer === 'analyze').map(({ code }) => code);
}

describe('of copies the last is in force', () => {
  it('across files, with the namespace written or not', () => {
    const input = snapshotOf({
      'a.yaml': bundleOf(entry('shop/x', 'old.com'), entry('y', 'old.com'), entry('infra/x', 'other.com')),
      'b.yaml': bundleOf(entry('shop/x', 'new.com'), entry('default/y', 'new.com')),
    });
    expect(seenOf(input, 'ServiceEntry').map(({ namespace, name, spec }) => [namespace, name, spec['hosts']])).toEqual([
      ['infra', 'x', ['other.com']],
      ['shop', 'x', ['new.com']],
      ['default', 'y', ['new.com']],
    ]);
  });

  it('and what has no name yet is no copy', () => {
    const nameless = entry('shop/x', 'a.com').replace('name: x', 'generateName: x');
    expect(seenOf(snapshotOf({ 'a.yaml': bundleOf(nameless, nameless) }), 'ServiceEntry')).toHaveLength(2);
  });

  it.each([
    ['a VirtualService', resourceText('VirtualService shop/x', 'hosts: [a]\nhttp: [{ route: [] }]')],
    ['a Sidecar', resourceText('Sidecar shop/x', 'egress: [{ hosts: [./*] }]')],
    ['a Telemetry', resourceText('Telemetry shop/x', 'tracing: []')],
  ])('so that %s is not in conflict with its copy', (_, text) => expect(codesOf(text, text)).toEqual([]));

  it('so that only what replaced a port conflicts with others', () => {
    const [http, tls] = [entry('shop/x', 'a.com'), entry('shop/x', 'a.com', 'TLS')];
    expect(codesOf(http, tls)).toEqual([]);
    expect(codesOf(bundleOf(http, entry('shop/y', 'a.com')), tls)).toEqual(['IST0177', 'IST0177']);
  });
});
