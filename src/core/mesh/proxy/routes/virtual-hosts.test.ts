import { describe, expect, it } from 'vitest';
import { altHost, goesTo, knownHost, knownServices, routeFrom, routing } from '../../../testing/route-fixture';

const three = [
  { in: 'arbitrary', hosts: [knownHost], to: 'arbitrary.example.com', year: 2019 },
  { in: 'default', hosts: [knownHost], to: 'default.example.com', year: 2020 },
  { in: 'not-default', hosts: [knownHost], to: 'not-default.example.com', year: 2021 },
].map(routing);

const external = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com, "*.wild.example.com"]
  addresses: [10.1.1.1, 10.1.1.2]
  ports: [{number: 80, name: http, protocol: HTTP}, {number: 8080, name: http-alt, protocol: HTTP}]
  resolution: NONE
`;

describe('a virtual host', () => {
  it.each([
    ['http://api.example.com/', '80 api.example.com'],
    ['http://API.example.com:8080/', '8080 api.example.com'],
    ['http://api.example.com./', '80 api.example.com'],
    ['http://a.wild.example.com/', '80 *.wild.example.com'],
    ['http://a.b.wild.example.com/', '80 *.wild.example.com'],
    ['http://wild.example.com/', 'passthrough'],
    ['http://other.example.com/', 'passthrough'],
    ['http://10.1.1.1/', 'passthrough'],
  ])('for %s', (url, expected) => {
    expect(goesTo(routeFrom([external], 'shop', url))).toBe(expected);
  });

  it.each([
    ['default', 'http://known/', `80 ${knownHost}`],
    ['default', 'http://known.default/', `80 ${knownHost}`],
    ['not-default', 'http://known.default.svc/', `80 ${knownHost}`],
    ['not-default', 'http://known/', 'passthrough'],
    ['default', 'http://known.default.svc.cluster.local./', `80 ${knownHost}`],
    ['default', 'http://2.0.0.1/', `80 ${altHost}`],
  ])('of a Service, from %s for %s', (namespace, url, expected) => {
    expect(goesTo(routeFrom([knownServices], namespace, url))).toBe(expected);
  });

  it.each([
    ['API.Example.com', 80, '80 x.com'],
    ['API.Example.com', 8080, '8080 api.example.com'],
    ['*.EXAMPLE.com', 80, '80 api.example.com'],
  ])('is that of a VirtualService for %s on port %i as Envoy compares names', (host, port, expected) => {
    const documents = [external, routing({ in: 'shop', hosts: [host], to: 'x.com' })];
    expect(goesTo(routeFrom(documents, 'shop', `http://api.example.com:${port}/`))).toBe(expected);
  });

  it('is none for unknown names under REGISTRY_ONLY', () => {
    const only =
      'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: x, namespace: shop}\nspec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}';
    const choice = routeFrom([external, only], 'shop', 'http://other.example.com/');
    expect(choice).toMatchObject({ virtualHost: 'block_all', action: { type: 'unknown-host', then: 502 } });
  });

  it.each([
    ['a.wild.example.com', 80, '80 x.com'],
    ['a.wild.example.com', 8080, '8080 *.wild.example.com'],
  ])(
    'for a name below a pattern of a service is one of a VirtualService only on port 80: %s:%i',
    (host, port, expected) => {
      const documents = [external, routing({ in: 'shop', hosts: [host], to: 'x.com' })];
      const choice = routeFrom(documents, 'shop', `http://${host}:${port}/`);
      expect(goesTo(choice)).toBe(expected);
      if (port === 8080)
        expect(choice.losers.map(({ because }) => because)).toEqual([expect.stringMatching(/only on port 80/)]);
    },
  );
});

describe('what lost', () => {
  it('leaves out what is for another name below the same pattern', () => {
    const documents = [external, routing({ in: 'shop', hosts: ['a.wild.example.com'], to: 'x.com' })];
    for (const port of [80, 8080])
      expect(routeFrom(documents, 'shop', `http://b.wild.example.com:${port}/`).losers).toEqual([]);
  });

  it('says that age decided', () => {
    const { losers } = routeFrom([knownServices, ...three], 'not-default', `http://${knownHost}/`);
    expect(losers.map(({ resource, tied }) => [resource.name, tied])).toEqual([
      ['default-default.example.com', true],
      ['not-default-not-default.example.com', true],
    ]);
  });

  it('says that a private one goes first, which age does not decide', () => {
    const documents = [
      knownServices,
      routing({ in: 'arbitrary', hosts: [knownHost], to: 'old.com', year: 2019 }),
      routing({ in: 'default', hosts: [knownHost], to: 'own.com', year: 2021, exportTo: '.' }),
    ];
    expect(routeFrom(documents, 'default', `http://${knownHost}/`).losers).toMatchObject([
      { tied: false, because: expect.stringMatching(/private to namespace default/) as string },
    ]);
  });
});
