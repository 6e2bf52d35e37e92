import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { hostOfRule, portsOf } from './entries';
import { keySuggestionsAt, suggestionsAt } from './suggestions';

const head = (kind: string, name: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: payments\nspec:\n`;
const entry = (name: string, spec: string): string => head('ServiceEntry', name) + spec;
const snapshotOf = (...texts: string[]): ReturnType<typeof takeSnapshot> =>
  takeSnapshot({ files: texts.map((text, index) => ({ path: `${index}.yaml`, text })) });
const rule = `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: r\nspec:\n  host: a.b\n`;
const offered = (path: Path, ...texts: string[]): string[] => {
  const snapshot = snapshotOf(...texts);
  return suggestionsAt(snapshot, snapshot.resources[0], path).map(({ value }) => value);
};

describe('what the model offers', () => {
  it('offers the hosts that entries define for a rule', () => {
    expect(offered(['spec', 'host'], rule, entry('b', '  hosts: [c.d, a.b]\n'))).toEqual(['a.b', 'c.d']);
  });

  it('offers ports and subsets of what a short name and a name below a wildcard mean', () => {
    const destination = (host: string): Path => ['spec', 'http', host === 'reviews' ? 0 : 1, 'route', 0, 'destination'];
    const routes = `${head('VirtualService', 'v')}  hosts: [reviews]\n  http:\n    - route: [{ destination: { host: reviews } }]\n    - route: [{ destination: { host: api.example.com } }]\n`;
    const others = [
      'apiVersion: v1\nkind: Service\nmetadata: { name: reviews, namespace: payments }\nspec: { ports: [{ port: 9080, name: http }] }\n',
      `${head('DestinationRule', 'a')}  host: reviews.payments.svc.cluster.local\n  subsets: [{ name: v2, labels: { version: v2 } }]\n`,
      `${head('DestinationRule', 'b')}  host: "*.example.com"\n  subsets: [{ name: eu }]\n`,
    ];
    expect(offered([...destination('reviews'), 'port', 'number'], routes, ...others)).toEqual(['9080']);
    expect(offered([...destination('api'), 'subset'], routes, ...others)).toEqual(['eu']);
    const snapshot = snapshotOf(routes, ...others);
    expect(suggestionsAt(snapshot, snapshot.resources[0], [...destination('reviews'), 'subset'])).toEqual([
      { value: 'v2', doc: 'version=v2', beside: 'DestinationRule payments/a' },
    ]);
  });

  it('offers localities, namespaces and labels that are in use', () => {
    const text = entry(
      'b',
      '  hosts: [a.b]\n  endpoints: [{ address: 10.0.0.1, locality: us/a, labels: { app: x } }]\n',
    );
    expect(offered(['spec', 'endpoints', 0, 'locality'], text)).toEqual(['us/a', 'us']);
    expect(offered(['metadata', 'namespace'], text)).toEqual(['payments']);
    expect(offered(['spec', 'workloadSelector', 'labels', 'app'], text)).toEqual(['x']);
    const snapshot = snapshotOf(text);
    const keys = keySuggestionsAt(snapshot, snapshot.resources[0], ['spec', 'workloadSelector', 'labels']);
    expect(keys).toEqual([{ value: 'app', doc: 'x' }]);
  });

  it('offers what the kind states, by the place and not by the name of the field', () => {
    expect(offered(['spec', 'ports', 0, 'protocol'], entry('b', '  hosts: [a.b]\n'))).toContain('HTTP2');
    expect(offered(['spec', 'trafficPolicy', 'tunnel', 'protocol'], rule)).toEqual(['CONNECT', 'POST']);
  });

  it('offers nothing where only the user knows, and for what is gone', () => {
    expect(offered(['spec', 'ports', 0, 'name'], entry('b', '  hosts: [a.b]\n'))).toEqual([]);
    expect(suggestionsAt(snapshotOf(), undefined, ['spec'])).toEqual([]);
  });
});

describe('the entries of a rule', () => {
  it('knows the ports of a host', () => {
    const snapshot = snapshotOf(entry('b', '  hosts: [a.b]\n  ports:\n  - number: 443\n    protocol: https\n'), rule);
    const host = hostOfRule(snapshot.resources.find((resource) => resource.kind === 'DestinationRule'));
    expect(portsOf(snapshot, host)).toEqual([{ number: 443, protocol: 'HTTPS' }]);
  });
});
