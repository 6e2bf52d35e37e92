import { describe, expect, it } from 'vitest';
import { designFrom, yaml } from '../../core/testing/change-cases';
import { documentAdded, entryText, ports, refusalOf } from '../testing/tool-cases';
import { addExternal, readExternal } from './add-external';
import { addServiceEntry } from './add-service-entry';

describe('a machine outside', () => {
  it.each([
    ['api.example.com', 'host', 'api.example.com', 443, 'TLS'],
    ['api.example.com:80', 'host', 'api.example.com', 80, 'HTTP'],
    ['db.example.com:5432', 'host', 'db.example.com', 5432, 'TCP'],
    ['https://api.example.com/v1?x=y', 'host', 'api.example.com', 443, 'HTTPS'],
    ['grpc://api.example.com:9000', 'host', 'api.example.com', 9000, 'GRPC'],
    ['*.example.com', 'host', '*.example.com', 443, 'TLS'],
    ['10.0.0.1', 'ip', '10.0.0.1', 443, 'TLS'],
    ['10.0.0.1:5432', 'ip', '10.0.0.1', 5432, 'TCP'],
    ['2001:db8::1', 'ip', '2001:db8::1', 443, 'TLS'],
    ['tcp://[2001:db8::1]:5432', 'ip', '2001:db8::1', 5432, 'TCP'],
    ['postgres://app:s3cret@db.example.com/orders', 'host', 'db.example.com', 5432, 'TCP'],
    ['rediss://10.0.0.1', 'ip', '10.0.0.1', 6379, 'TLS'],
    ['https://user@x', 'host', 'x', 443, 'HTTPS'],
  ])('is read from %s', (text, type, host, number, protocol) =>
    expect(readExternal(text)).toEqual({ type, host, port: { number, protocol } }),
  );

  it.each(['', 'two words', 'ftp://x', 'tcp://db.example.com', 'a_b!', 'mongodb://a,b'])(
    'is not read from %j',
    (text) => expect(readExternal(text)).toBeUndefined(),
  );

  const make = (text: string, named?: string): string => {
    const external = readExternal(text);
    if (!external) throw new Error(text);
    const snapshot = designFrom({ 'egress.yaml': entryText('api', ports.https) });
    return documentAdded(
      snapshot,
      addExternal(snapshot, { external, namespace: 'shop', ...(named === undefined ? {} : { named }) }),
    );
  };

  it('is a ServiceEntry by DNS, with the port of its URL', () => {
    expect(make('https://pay.example.com:8443/v1')).toBe(
      yaml(`
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata:
          name: pay-example-com
          namespace: shop
        spec:
          hosts:
            - pay.example.com
          location: MESH_EXTERNAL
          ports:
            - number: 8443
              name: https
              protocol: HTTPS
          resolution: DNS
      `),
    );
  });

  it('writes for a wildcard what the ServiceEntry tool writes for it', () => {
    const snapshot = designFrom({ 'egress.yaml': entryText('api', ports.https) });
    const wanted = { name: 'wildcard-example-com', namespace: 'shop', host: '*.example.com' };
    expect(documentAdded(snapshot, addServiceEntry(snapshot, wanted))).toBe(make('*.example.com'));
    expect(make('*.example.com')).toContain('protocol: TLS');
  });

  it('is STATIC behind a name of its own where it is an address, which TCP calls are told apart by', () => {
    const head = (port: string): string => `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: db-example-com
        namespace: shop
      spec:
        hosts:
          - db.example.com
        location: MESH_EXTERNAL
        ports:
${port}
        resolution: STATIC
        endpoints:
          - address: 10.0.0.1
`;
    const tls = '          - number: 443\n            name: tls\n            protocol: TLS';
    const tcp = '          - number: 5432\n            name: tcp\n            protocol: TCP';
    expect(make('10.0.0.1', 'db.example.com')).toBe(yaml(head(tls)));
    expect(make('10.0.0.1:5432', 'db.example.com')).toBe(
      yaml(`${head(tcp)}        addresses:\n          - 10.0.0.1\n`),
    );
    const snapshot = designFrom({});
    const external = readExternal('10.0.0.1');
    if (!external) throw new Error('not read');
    expect(refusalOf(addExternal(snapshot, { external, namespace: null }))).toBe(
      'A ServiceEntry needs a host. Name what is at 10.0.0.1.',
    );
  });
});
