import { describe, expect, it } from 'vitest';
import { fieldAt, findKind, type Field, type Kind } from '../../../core/schema';
import { takeSnapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { hostOfRule, portsOf } from './entries';
import { suggestionsOf } from './suggestions';

const entry = (name: string, spec: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: ${name}\n  namespace: payments\nspec:\n${spec}`;
const endpoints = '  endpoints:\n  - address: 10.0.0.1\n    locality: us/a\n  - address: 10.0.0.2\n';
const snapshotOf = (...texts: string[]): ReturnType<typeof takeSnapshot> =>
  takeSnapshot({ files: texts.map((text, index) => ({ path: `${index}.yaml`, text })) });
const rule = `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: r\nspec:\n  host: a.b\n`;
const offered = (kind: string, path: Path, ...texts: string[]): string[] | undefined => {
  const field = fieldAt(findKind('networking.istio.io/v1', kind) as Kind, path) as Field;
  return suggestionsOf(field)?.(snapshotOf(...texts), undefined).map(({ value }) => value);
};

describe('what the model offers', () => {
  it('offers the hosts that entries define for a rule', () => {
    expect(offered('DestinationRule', ['spec', 'host'], entry('b', '  hosts: [c.d, a.b]\n'), rule)).toEqual([
      'a.b',
      'c.d',
    ]);
  });

  it('offers localities that are in use', () => {
    const text = entry('b', `  hosts: [a.b]\n${endpoints}`);
    expect(offered('ServiceEntry', ['spec', 'endpoints', 0, 'locality'], text)).toEqual(['us/a']);
  });

  it('offers what the kind states, by the place and not by the name of the field', () => {
    expect(offered('ServiceEntry', ['spec', 'ports', 0, 'protocol'])).toContain('HTTP2');
    expect(offered('DestinationRule', ['spec', 'trafficPolicy', 'tunnel', 'protocol'])).toEqual(['CONNECT', 'POST']);
  });

  it('offers namespaces in use', () => {
    expect(offered('ServiceEntry', ['metadata', 'namespace'], entry('b', '  hosts: [a.b]\n'))).toEqual(['payments']);
  });

  it('offers nothing where only the user knows', () => {
    expect(offered('ServiceEntry', ['spec', 'ports', 0, 'name'])).toBeUndefined();
  });
});

describe('the entries of a rule', () => {
  it('knows the ports of a host', () => {
    const snapshot = snapshotOf(entry('b', '  hosts: [a.b]\n  ports:\n  - number: 443\n    protocol: https\n'), rule);
    const host = hostOfRule(snapshot.resources.find((resource) => resource.kind === 'DestinationRule'));
    expect(portsOf(snapshot, host)).toEqual([{ number: 443, protocol: 'HTTPS' }]);
  });
});
