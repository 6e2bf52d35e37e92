import { describe, expect, it } from 'vitest';
import { mesh as meshOf } from '../../../testing/mesh-fixture';
import { routeMerged } from './route-merged';
import { routeRequest } from './route-request';
import { scopeOf } from '../scope/scopes';
import type { Proxy } from '../clients/proxy';

const services = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com]
  ports: [{number: 80, name: http, protocol: HTTP}]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: secure, namespace: shop}
spec:
  hosts: [secure.example.com]
  ports: [{number: 443, name: https, protocol: HTTPS}]
  resolution: DNS
`;

interface Written {
  readonly name: string;
  readonly rules: string;
  readonly namespace?: string;
  readonly year?: number;
}

const service = ({ name, rules, namespace = 'shop', year = 2020 }: Written): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: ${namespace}, creationTimestamp: "${year}-01-01T00:00:00Z"}
spec: {hosts: [api.example.com], gateways: [mesh, shop/gw], http: [${rules}]}
`;

const to = (host: string): string => `route: [{destination: {host: ${host}}}]`;
const request = { host: 'api.example.com', port: 80, method: 'GET', path: '/b', headers: {}, scheme: 'http' } as const;

function proxy(kind: Proxy['kind'], gateways: readonly string[]): Proxy {
  const captures = { dnsCapture: false, bindsPorts: false };
  return { kind, namespace: 'shop', labels: {}, locality: undefined, ...captures, workload: undefined, gateways };
}

function atGateway(written: readonly Written[], path: string): ReturnType<typeof routeMerged> {
  const { mesh } = meshOf`${[services, ...written.map(service)].join('\n---\n')}`;
  const scope = scopeOf(mesh, proxy('egress-gateway', ['shop/gw']));
  const place = { port: 80, gateway: 'shop/gw', kind: 'gateway', labels: {}, namespace: 'shop' } as const;
  const bound = scope.virtualServices.map((virtualService) => ({ virtualService, place }));
  return routeMerged(scope, bound, { ...request, path });
}

// pilot/pkg/networking/core/route/route_test.go, TestSortVHostRoutes: rules that take everything come last, and keep their order.
describe('the joined rules of VirtualServices at a gateway', () => {
  const written = [
    { name: 'old', rules: `{match: [{uri: {prefix: /a}}], ${to('a.com')}}, {${to('old.com')}}`, year: 2019 },
    { name: 'new', rules: `{match: [{uri: {prefix: /b}}], ${to('b.com')}}, {${to('new.com')}}`, year: 2021 },
  ];

  it.each([
    ['/a', 'a.com', 'old'],
    ['/b', 'b.com', 'new'],
    ['/c', 'old.com', 'old'],
  ])('for %s', (path, host, name) => {
    const routed = atGateway(written, path);
    expect(routed).toMatchObject({ action: { destinations: [{ host, port: 80 }] }, virtualService: { name } });
    expect(routed?.losers).toMatchObject([{ resource: { name: 'new' }, path: ['spec', 'http', 1] }]);
  });

  it('read matches for the gateway alone, and find the only port of a service', () => {
    const rules = `{match: [{gateways: [mesh]}], ${to('a.com')}}, {match: [{gateways: [gw]}], ${to('secure.example.com')}}`;
    expect(atGateway([{ name: 'one', rules }], '/')).toMatchObject({
      action: { destinations: [{ host: 'secure.example.com', port: 443 }] },
    });
  });

  it('are none where no VirtualService has one', () => {
    expect(atGateway([{ name: 'one', rules: `{match: [{gateways: [mesh]}], ${to('a.com')}}` }], '/')).toBeUndefined();
  });
});

describe('a waypoint', () => {
  function atWaypoint(...written: readonly Written[]): ReturnType<typeof routeRequest> {
    const { mesh } = meshOf`${[services, ...written.map(service)].join('\n---\n')}`;
    const scope = scopeOf(mesh, proxy('waypoint', ['mesh']));
    return routeRequest(scope, scope.covering('api.example.com'), { ...request, host: 'whatever' });
  }

  it('asks rules for the service that was called, whatever the name in the request', () => {
    expect(atWaypoint({ name: 'api', rules: `{${to('secure.example.com')}}` })).toMatchObject({
      virtualHost: 'inbound|http|80',
      action: { destinations: [{ host: 'secure.example.com', port: 443 }], sends: { host: 'whatever' } },
    });
  });

  it('leaves out matches with labels, and VirtualServices of a third namespace', () => {
    const choice = atWaypoint(
      { name: 'labels', rules: `{match: [{sourceLabels: {app: a}}], ${to('a.com')}}` },
      { name: 'far', rules: `{${to('b.com')}}`, namespace: 'far' },
    );
    expect(choice).toMatchObject({
      action: {
        route: undefined,
        destinations: [{ host: 'api.example.com' }],
        policy: { retries: { retryOn: ['reset-before-request'] } },
      },
      losers: [
        { path: ['spec', 'http', 0] },
        { resource: { name: 'far' }, because: expect.stringMatching(/namespace far/) as string },
      ],
    });
  });

  it('compares sourceNamespace with its own', () => {
    expect(
      atWaypoint({ name: 'own', rules: `{match: [{sourceNamespace: shop}], ${to('a.com')}}` }).action,
    ).toMatchObject({ destinations: [{ host: 'a.com' }] });
    expect(
      atWaypoint({ name: 'other', rules: `{match: [{sourceNamespace: web}], ${to('a.com')}}` }).action,
    ).toMatchObject({ route: undefined });
  });
});
