import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { namedPartsOf, type NamedPart } from './index';

/** The parts of the first resource of a text, those inside others in brackets. */
function partsOf(text: string): readonly string[] {
  const [resource] = takeSnapshot(workspaceOf({ 'a.yaml': text })).resources;
  if (!resource) throw new Error('There is no resource');
  const words = ({ list, name, path, parts }: NamedPart): string =>
    `${list} ${name} at ${path.join('.')}${parts.length === 0 ? '' : ` [${parts.map(words).join('; ')}]`}`;
  return namedPartsOf(resource).map(words);
}

const head = (kind: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: a, namespace: b }\nspec:\n`;

describe('namedPartsOf', () => {
  it('names routes, ports, subsets and servers', () => {
    expect(
      partsOf(
        `${head('VirtualService')}  http:\n  - name: v1\n    match: [{ name: beta, uri: { prefix: / } }]\n  - route: []\n`,
      ),
    ).toEqual(['http v1 at spec.http.0 [match beta at spec.http.0.match.0]']);
    expect(partsOf(`${head('ServiceEntry')}  ports: [{ number: 80, name: http }, { number: 1 }]\n`)).toEqual([
      'ports http at spec.ports.0',
    ]);
    expect(partsOf(`${head('DestinationRule')}  host: a\n  subsets: [{ name: v1 }, { name: v2 }]\n`)).toEqual([
      'subsets v1 at spec.subsets.0',
      'subsets v2 at spec.subsets.1',
    ]);
    expect(
      partsOf(
        `${head('Gateway')}  servers: [{ port: { name: tls, number: 443 } }, { name: own, port: { name: a } }]\n`,
      ),
    ).toEqual(['servers tls at spec.servers.0', 'servers own at spec.servers.1']);
    expect(partsOf(`${head('Sidecar')}  egress: [{ port: { name: db } }, { hosts: [./*] }]\n`)).toEqual([
      'egress db at spec.egress.0',
    ]);
  });

  it('leaves out names of something else', () => {
    const cookie = 'httpCookie: { name: user, ttl: 0s }';
    expect(
      partsOf(`${head('DestinationRule')}  trafficPolicy: { loadBalancer: { consistentHash: { ${cookie} } } }\n`),
    ).toEqual([]);
    expect(
      partsOf(
        'apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nspec: { tracing: [{ providers: [{ name: a }] }] }\n',
      ),
    ).toEqual([]);
  });

  it('stands any value', () => {
    for (const spec of ['5', '[a]', '{ ports: 5, endpoints: [a, ~] }', '{ ports: [{ name: 5 }, [a], { name: "" }] }'])
      expect(partsOf(head('ServiceEntry').replace(/spec:\n$/, `spec: ${spec}\n`))).toEqual([]);
  });
});
