import { describe, expect, it } from 'vitest';
import { kindNamed } from '../testing/kind-named';
import { schemaErrors } from '../testing/json-schema';
import { readDocuments } from '../yaml';
import { jsonSchemaOf } from './json-schema';
import { kinds } from './kinds';

const istio = (kind: string, spec: string): unknown =>
  readDocuments(`apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: a\nspec: ${spec}\n`).documents[0]
    ?.value;

function errors(kind: string, spec: string, release = '1.31'): readonly string[] {
  const found = kindNamed(kind);
  return schemaErrors(jsonSchemaOf(found, release), istio(kind, spec));
}

describe('jsonSchemaOf', () => {
  it.each(kinds.flatMap((kind) => (kind.starter ? [[kind.kind, kind, kind.starter] as const] : [])))(
    'takes a new %s',
    (_, kind, starter) => {
      const [document] = readDocuments(starter({ name: 'api', namespace: 'shop' })).documents;
      expect(schemaErrors(jsonSchemaOf(kind, '1.31'), document?.value)).toEqual([]);
    },
  );

  it.each([
    ['ServiceEntry', '{ hosts: [a.com], ports: [{ number: 443, name: tls, protocol: tls }] }'],
    [
      'DestinationRule',
      '{ host: a, trafficPolicy: { outlierDetection: { consecutive5xxErrors: null, interval: 1h30m } } }',
    ],
    ['VirtualService', '{ hosts: [a], http: [{ route: [{ destination: { host: a } }], timeout: "0.5s" }] }'],
  ])('takes a %s as %s', (kind, spec) => expect(errors(kind, spec)).toEqual([]));

  it.each([
    ['ServiceEntry', '{}', '.spec.hosts: is missing'],
    ['ServiceEntry', '{ hosts: [] }', '.spec.hosts: has 0 items'],
    ['ServiceEntry', '{ hosts: a.com }', '.spec.hosts: is no array'],
    ['ServiceEntry', '{ hosts: [a.com], host: a.com }', '.spec.host: is unknown'],
    ['ServiceEntry', '{ hosts: [a.com], resolution: dns }', '.spec.resolution: "dns" is refused'],
    [
      'ServiceEntry',
      '{ hosts: [a.com], ports: [{ number: 70000, name: a }] }',
      '.spec.ports[0].number: 70000 is refused',
    ],
    [
      'DestinationRule',
      '{ host: a, trafficPolicy: { loadBalancer: { simple: RANDOM, consistentHash: {} } } }',
      '.spec.trafficPolicy.loadBalancer: fits what it must not',
    ],
    [
      'DestinationRule',
      '{ host: a, trafficPolicy: { connectionPool: { tcp: { connectTimeout: 1d } } } }',
      '.spec.trafficPolicy.connectionPool.tcp.connectTimeout: "1d" is refused',
    ],
    [
      'DestinationRule',
      '{ host: a, trafficPolicy: { tunnel: { protocol: GET, targetHost: a, targetPort: 1 } } }',
      '.spec.trafficPolicy.tunnel.protocol: "GET" is refused',
    ],
  ])('refuses a %s as %s', (kind, spec, error) => expect(errors(kind, spec)).toEqual([error]));

  it('is that of a release', () => {
    const spec =
      '{ host: a, trafficPolicy: { loadBalancer: { warmup: { duration: 3s, aggression: 0.5 } }, outlierDetection: { outlierDetectionHttpErrorCodes: [429] } } }';
    expect(errors('DestinationRule', spec)).toEqual([]);
    expect(errors('DestinationRule', spec, '1.30')).toEqual([
      '.spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes: is unknown',
    ]);
    expect(errors('DestinationRule', spec, '1.28')).toContain(
      '.spec.trafficPolicy.loadBalancer.warmup.aggression: 0.5 is refused',
    );
  });

  it('keeps what it does not describe of kinds that it knows in part', () => {
    const service = kindNamed('Service', 'v1');
    const value = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { generateName: 'a-' },
      spec: { sessionAffinity: 'ClientIP' },
    };
    expect(schemaErrors(jsonSchemaOf(service, '1.31'), value)).toEqual([]);
    expect(schemaErrors(jsonSchemaOf(service, '1.31'), { ...value, kind: 'Pod' })).toEqual(['.kind: "Pod" is refused']);
  });

  it('says what every field does, and writes shared blocks once', () => {
    const rule = jsonSchemaOf(kindNamed('DestinationRule'), '1.31');
    const text = JSON.stringify(rule);
    expect(text.split('"consecutive5xxErrors":')).toHaveLength(2);
    expect(text).toContain('Default: 5 (Envoy).');
    const defs = rule['$defs'] as Record<string, { properties?: Record<string, { description?: string }> }>;
    const silent = Object.values(defs).flatMap((each) =>
      Object.entries(each.properties ?? {}).filter(([, property]) => !property.description),
    );
    expect(silent).toEqual([]);
  });
});
