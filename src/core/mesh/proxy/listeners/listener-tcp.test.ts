import { describe, expect, it } from 'vitest';
import { chainsOn, document, entry, scopeIn, settings, way } from '../../../testing/listener-fixture';
import { chooseChain } from './listeners';
import { connection } from '../../../testing/listener-fixture';

const tcp = (name: string, rules: string, created = ''): string =>
  document('VirtualService', `default/${name}`, `{ hosts: [test.com], tcp: ${rules} }`, created);
const to = (host: string): string => `route: [{ destination: { host: ${host}, port: { number: 80 } } }]`;

/** pilot/pkg/networking/core/listener_test.go, TestOutboundListenerTCPWithVS. */
describe('tcp routes', () => {
  const rule = tcp('vs', `[{ match: [{ destinationSubnets: [10.10.0.0/24], port: 8080 }], ${to('test.org')} }]`);

  it.each([
    ['10.10.0.0/24', ['0.0.0.0_8080 any 10.10.0.0/24 → test.org:80']],
    [
      '10.10.10.0/24',
      ['0.0.0.0_8080 any 10.10.0.0/24 → test.org:80', '0.0.0.0_8080 any 10.10.10.0/24 → test.com:8080'],
    ],
  ])('take their subnets beside the range %s of the service', (range, chains) => {
    const service = entry('test.com', 'TCP', { port: 8080, addresses: `[${range}]`, resolution: 'NONE' });
    expect(chainsOn(scopeIn([service, rule]), 8080)).toEqual(chains);
  });

  it('without a match end the search', () => {
    const scope = scopeIn([
      entry('test.com', 'TCP', { port: 8080 }),
      tcp('one', `[{ ${to('one.com')} }, { ${to('never.com')} }]`, '2025-01-01'),
      tcp('two', `[{ ${to('never.com')} }]`, '2025-01-02'),
    ]);
    expect(chainsOn(scope, 8080)).toEqual(['0.0.0.0_8080 any default → one.com:80']);
  });

  it('of later VirtualServices count where those before do not match', () => {
    const scope = scopeIn([
      entry('test.com', 'TCP', { port: 8080 }),
      tcp('one', `[{ match: [{ sourceNamespace: other }], ${to('one.com')} }]`, '2025-01-01'),
      tcp('two', `[{ match: [{ port: 8080 }], ${to('two.com')} }]`, '2025-01-02'),
    ]);
    expect(way(scope, 'raw 8080')).toBe('0.0.0.0_8080 → two.com:80');
    expect(chooseChain(scope, connection('raw 8080')).losers.map(({ because }) => because)).toEqual([
      'The match is for callers in namespace other alone.',
    ]);
  });

  it('with subnets leave the rest to the service', () => {
    const scope = scopeIn([entry('test.com', 'TCP', { port: 8080 }), rule]);
    expect(way(scope, 'raw 8080 to 10.10.0.7')).toBe('0.0.0.0_8080 → test.org:80');
    expect(way(scope, 'raw 8080 to 10.11.0.7')).toBe('0.0.0.0_8080 → test.com:8080');
  });

  it('count for the bytes that are not HTTP where the protocol is not written', () => {
    const scope = scopeIn([entry('test.com', '', { port: 8080 }), tcp('vs', `[{ ${to('one.com')} }]`)]);
    expect(way(scope, 'raw 8080')).toBe('0.0.0.0_8080 → one.com:80');
    expect(way(scope, 'http1 8080')).toBe('0.0.0.0_8080 → route 8080');
  });

  it('mean nothing on ports for TLS', () => {
    const scope = scopeIn([entry('test.com', 'TLS', { port: 8080 }), tcp('vs', `[{ ${to('one.com')} }]`)]);
    expect(way(scope, 'tls 8080 test.com')).toBe('0.0.0.0_8080 → test.com:8080');
  });

  it('are read as far as they are written', () => {
    const scope = scopeIn([entry('test.com', 'TCP', { port: 8080 }), tcp('vs', '[{ match: [] }, 7, { route: [{}] }]')]);
    expect(way(scope, 'raw 8080')).toBe('0.0.0.0_8080 → test.com:8080');
  });
});

describe('what no service takes', () => {
  it('is refused where the registry is all that is allowed', () => {
    const scope = scopeIn([settings('outboundTrafficPolicy: REGISTRY_ONLY')]);
    const { because } = chooseChain(scope, connection('raw 5432 to 10.0.0.1'));
    expect(because).toBe('No service has a listener for 10.0.0.1:5432. Envoy closes the connection.');
  });

  it('goes to the egressProxy of a Sidecar that allows it', () => {
    const sidecar = (mode: string): string =>
      document(
        'Sidecar',
        'default/own',
        `{ outboundTrafficPolicy: { mode: ${mode}, egressProxy: { host: proxy.shop.svc.cluster.local, port: { number: 3128 } } } }`,
      );
    const allowed = chooseChain(scopeIn([sidecar('ALLOW_ANY')]), connection('raw 5432'));
    expect(allowed.listener.egressProxy).toMatchObject({ host: 'proxy.shop.svc.cluster.local', port: 3128 });
    expect(
      chooseChain(scopeIn([sidecar('REGISTRY_ONLY')]), connection('raw 5432')).listener.egressProxy,
    ).toBeUndefined();
  });
});
