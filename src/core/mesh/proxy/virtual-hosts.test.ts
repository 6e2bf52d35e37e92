import { describe, expect, it } from 'vitest';
import { mesh as meshOf } from '../../testing/mesh-fixture';
import { anyPod } from './proxies';
import type { RouteChoice } from './route';
import { routeRequest } from './route-request';
import { scopeOf } from './scopes';

const known = `
apiVersion: v1
kind: Service
metadata: {name: known, namespace: default}
spec: {clusterIP: 2.0.0.0, ports: [{port: 80, name: http}, {port: 8080, name: http-8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: alt-known, namespace: default}
spec: {clusterIP: 2.0.0.1, ports: [{port: 80, name: http}, {port: 8080, name: http-8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: not-default, namespace: not-default}
spec: {clusterIP: 2.0.0.2, ports: [{port: 80, name: http}, {port: 8080, name: http-8080}]}
`;

interface Written {
  readonly in: string;
  readonly hosts: readonly string[];
  readonly to: string;
  readonly port?: number;
  readonly match?: string;
  readonly year?: number;
  readonly exportTo?: string;
}

/** A VirtualService with one http rule. */
function routing({ in: namespace, hosts, to, port, match, year = 2020, exportTo }: Written): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: "${namespace}-${to}", namespace: ${namespace}, creationTimestamp: "${year}-01-01T00:00:00Z"}
spec:
  hosts: [${hosts.map((each) => `"${each}"`).join(', ')}]
  ${exportTo === undefined ? '' : `exportTo: ["${exportTo}"]`}
  http:
  - ${match === undefined ? '' : `match: [${match}]\n    `}route: [{destination: {host: ${to}${port === undefined ? '' : `, port: {number: ${port}}`}}}]
`;
}

function sidecar(namespace: string, ...hosts: readonly string[]): string {
  return `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: default, namespace: ${namespace}}
spec: {egress: [{hosts: [${hosts.map((each) => `"${each}"`).join(', ')}]}]}
`;
}

function choose(documents: readonly string[], namespace: string, url: string): RouteChoice {
  const { mesh } = meshOf`${documents.join('\n---\n')}`;
  const { hostname, port } = new URL(url);
  const number = Number(port || '80');
  const scope = scopeOf(mesh, anyPod(mesh, namespace));
  const services = scope.withPort(number);
  const request = { host: hostname, port: number, method: 'GET', path: '/', headers: {}, scheme: 'http' as const };
  return routeRequest(scope, services, request);
}

/** Where a request goes: `80 known.default.svc.cluster.local`, or what becomes of it. */
function to(choice: RouteChoice): string {
  const { action } = choice;
  if (action.type === 'forward') return action.destinations.map(({ host, port }) => `${port} ${host}`).join(', ');
  return action.type === 'unknown-host' ? String(action.then) : action.type;
}

const knownHost = 'known.default.svc.cluster.local';
const altHost = 'alt-known.default.svc.cluster.local';
const toAlt = { hosts: [knownHost], to: altHost };
const unknown = 'foo.default.svc.cluster.local';
const wild = { in: 'default', hosts: ['*.cluster.local'], to: 'wild.example.com' };
const explicit = { in: 'default', hosts: [knownHost], to: 'explicit.example.com' };
const three = [
  { in: 'arbitrary', hosts: [knownHost], to: 'arbitrary.example.com', year: 2019 },
  { in: 'default', hosts: [knownHost], to: 'default.example.com', year: 2020 },
  { in: 'not-default', hosts: [knownHost], to: 'not-default.example.com', year: 2021 },
].map(routing);

// The facts of Istio's pilot/pkg/networking/core/sidecar_simulation_test.go, TestSidecarRoutes.
describe('the rules that a sidecar uses for a host', () => {
  it.each<[string, readonly string[], string, string, string]>([
    ['its own, port 80', [routing({ in: 'default', ...toAlt })], 'default', knownHost, `80 ${altHost}`],
    ['its own, port 8080', [routing({ in: 'default', ...toAlt })], 'default', `${knownHost}:8080`, `8080 ${altHost}`],
    [
      'no service, port 80',
      [routing({ in: 'default', hosts: [unknown], to: unknown })],
      'default',
      unknown,
      `80 ${unknown}`,
    ],
    [
      'no service, port 8080',
      [routing({ in: 'default', hosts: [unknown], to: unknown })],
      'default',
      `${unknown}:8080`,
      'passthrough',
    ],
    [
      'no service, match 8080',
      [routing({ in: 'default', hosts: [unknown], to: unknown, match: '{port: 8080}' })],
      'default',
      `${unknown}:8080`,
      'passthrough',
    ],
    [
      'no service, to 8080',
      [routing({ in: 'default', hosts: [unknown], to: unknown, port: 8080 })],
      'default',
      `${unknown}:8080`,
      'passthrough',
    ],
    ['of the producer', [routing({ in: 'default', ...toAlt })], 'not-default', `${knownHost}:8080`, `8080 ${altHost}`],
    ['of the consumer', [routing({ in: 'not-default', ...toAlt })], 'not-default', knownHost, `80 ${altHost}`],
    ['of a third namespace', [routing({ in: 'arbitrary', ...toAlt })], 'not-default', knownHost, `80 ${altHost}`],
    ['the oldest of three', three, 'not-default', knownHost, '80 arbitrary.example.com'],
    ['the oldest of three, 8080', three, 'not-default', `${knownHost}:8080`, '8080 arbitrary.example.com'],
    [
      'a pattern without services',
      [routing({ in: 'default', hosts: ['*.unknown.example.com'], to: 'arbitrary.example.com' })],
      'default',
      'a.unknown.example.com',
      '80 arbitrary.example.com',
    ],
    [
      'beside such a pattern',
      [routing({ in: 'default', hosts: ['*.unknown.example.com'], to: 'arbitrary.example.com' })],
      'default',
      knownHost,
      `80 ${knownHost}`,
    ],
    [
      'a pattern, with a Sidecar',
      [routing(wild), sidecar('default', '*/*.cluster.local')],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    ['no service below a pattern of services', [routing(wild)], 'default', 'x.cluster.local', 'passthrough'],
    [
      'the name before an older pattern',
      [routing({ ...wild, year: 2019 }), routing({ ...explicit, year: 2021 })],
      'default',
      knownHost,
      '80 explicit.example.com',
    ],
    [
      'the pattern beside it',
      [routing({ ...wild, year: 2019 }), routing({ ...explicit, year: 2021 })],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    [
      'the name before a newer pattern',
      [routing({ ...wild, year: 2021 }), routing({ ...explicit, year: 2019 })],
      'default',
      knownHost,
      '80 explicit.example.com',
    ],
    [
      'a pattern that is not imported by its name',
      [routing(wild), sidecar('default', `default/${knownHost}`, `default/${altHost}`)],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    [
      'not a pattern of a namespace that is not imported',
      [routing({ ...wild, in: 'not-default' }), sidecar('default', `default/${knownHost}`, `default/${altHost}`)],
      'default',
      altHost,
      `80 ${altHost}`,
    ],
    [
      'a pattern of another namespace',
      [routing({ ...wild, in: 'not-default' })],
      'default',
      altHost,
      '80 wild.example.com',
    ],
    [
      'a name below a pattern, both without services',
      [
        routing({ in: 'default', hosts: ['*.tld'], to: 'wild.example.com', year: 2019 }),
        routing({ in: 'default', hosts: ['example.tld'], to: 'explicit.example.com', year: 2021 }),
      ],
      'default',
      'example.tld',
      '80 explicit.example.com',
    ],
    [
      'a name that a pattern imports',
      [
        routing({ in: 'default', hosts: ['arbitrary.svc.cluster.local'], to: 'x.com' }),
        sidecar('default', '*/*.cluster.local'),
      ],
      'default',
      'arbitrary.svc.cluster.local',
      '80 x.com',
    ],
    [
      'a pattern that a name imports',
      [routing(wild), sidecar('default', `*/${knownHost}`)],
      'default',
      knownHost,
      '80 wild.example.com',
    ],
    [
      'what is not imported',
      [
        routing({ in: 'default', hosts: ['*.example.org'], to: 'arbitrary.example.com' }),
        sidecar('default', '*/explicit.example.org', `*/${altHost}`),
      ],
      'default',
      knownHost,
      'passthrough',
    ],
    [
      'a pattern without services that a name imports',
      [
        routing({ in: 'default', hosts: ['*.example.org'], to: 'arbitrary.example.com' }),
        sidecar('default', '*/explicit.example.org', `*/${altHost}`),
      ],
      'default',
      'b.example.org',
      '80 arbitrary.example.com',
    ],
    [
      'a pattern over services that are not imported',
      [
        routing({ in: 'not-default', hosts: ['*.default.svc.cluster.local'], to: 'arbitrary.example.com' }),
        sidecar(
          'not-default',
          'not-default/*.default.svc.cluster.local',
          'not-default/not-default.not-default.svc.cluster.local',
        ),
      ],
      'not-default',
      knownHost,
      '80 arbitrary.example.com',
    ],
    [
      'the older in one namespace',
      [
        routing({ in: 'default', hosts: [knownHost], to: 'old.example.com', year: 2019 }),
        routing({ in: 'default', hosts: [knownHost], to: 'new.example.com', year: 2021 }),
      ],
      'default',
      knownHost,
      '80 old.example.com',
    ],
    [
      'the older of another namespace',
      [
        routing({ in: 'not-default', hosts: [knownHost], to: 'producer.example.com', year: 2019 }),
        routing({ in: 'default', hosts: [knownHost], to: 'consumer.example.com', year: 2021 }),
      ],
      'default',
      knownHost,
      '80 producer.example.com',
    ],
    [
      'hosts that are not imported, with one that is',
      [
        routing({ in: 'default', hosts: [knownHost, altHost], to: 'example.com' }),
        sidecar('default', `*/${knownHost}`),
      ],
      'default',
      altHost,
      '80 example.com',
    ],
    [
      'the private before the older',
      [
        routing({ in: 'arbitrary', hosts: [knownHost], to: 'old.com', year: 2019 }),
        routing({ in: 'default', hosts: [knownHost], to: 'own.com', year: 2021, exportTo: '.' }),
      ],
      'default',
      knownHost,
      '80 own.com',
    ],
    [
      'the exported by name before the older',
      [
        routing({ in: 'arbitrary', hosts: [knownHost], to: 'old.com', year: 2019 }),
        routing({ in: 'other', hosts: [knownHost], to: 'named.com', year: 2021, exportTo: 'default' }),
      ],
      'default',
      knownHost,
      '80 named.com',
    ],
    [
      'the first that has a rule for the port',
      [
        routing({ in: 'default', hosts: [knownHost], to: 'old.com', year: 2019, match: '{port: 8080}' }),
        routing({ in: 'default', hosts: [knownHost], to: 'new.com', year: 2021 }),
      ],
      'default',
      knownHost,
      '80 new.com',
    ],
    [
      'none where the name has no rule for the port, whatever pattern there is',
      [routing({ ...explicit, match: '{port: 8080}' }), routing(wild)],
      'default',
      knownHost,
      `80 ${knownHost}`,
    ],
  ])('%s', (_, documents, namespace, host, expected) => {
    expect(to(choose([known, ...documents], namespace, `http://${host}/`))).toBe(expected);
  });

  it('of a VirtualService with several hosts reach those that are no services on the port of another one', () => {
    const documents = [known, routing({ in: 'default', hosts: [knownHost, 'bar.example'], to: 'x.com' })];
    expect(to(choose(documents, 'default', 'http://bar.example:8080/'))).toBe('8080 x.com');
  });
});

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
    expect(to(choose([external], 'shop', url))).toBe(expected);
  });

  it.each([
    ['default', 'http://known/', `80 ${knownHost}`],
    ['default', 'http://known.default/', `80 ${knownHost}`],
    ['not-default', 'http://known.default.svc/', `80 ${knownHost}`],
    ['not-default', 'http://known/', 'passthrough'],
    ['default', 'http://known.default.svc.cluster.local./', `80 ${knownHost}`],
    ['default', 'http://2.0.0.1/', `80 ${altHost}`],
  ])('of a Service, from %s for %s', (namespace, url, expected) => {
    expect(to(choose([known], namespace, url))).toBe(expected);
  });

  it('is none for unknown names under REGISTRY_ONLY', () => {
    const only =
      'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: x, namespace: shop}\nspec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}';
    const choice = choose([external, only], 'shop', 'http://other.example.com/');
    expect(choice).toMatchObject({ virtualHost: 'block_all', action: { type: 'unknown-host', then: 502 } });
  });

  it.each([
    ['a.wild.example.com', 80, '80 x.com'],
    ['a.wild.example.com', 8080, '8080 *.wild.example.com'],
  ])(
    'for a name below a pattern of a service is one of a VirtualService on port 80 alone: %s:%i',
    (host, port, expected) => {
      const documents = [external, routing({ in: 'shop', hosts: [host], to: 'x.com' })];
      const choice = choose(documents, 'shop', `http://${host}:${port}/`);
      expect(to(choice)).toBe(expected);
      if (port === 8080)
        expect(choice.losers.map(({ because }) => because)).toEqual([expect.stringMatching(/port 80 alone/)]);
    },
  );
});

describe('what lost', () => {
  it('says that age decided', () => {
    const { losers } = choose([known, ...three], 'not-default', `http://${knownHost}/`);
    expect(losers.map(({ resource, tied }) => [resource.name, tied])).toEqual([
      ['default-default.example.com', true],
      ['not-default-not-default.example.com', true],
    ]);
  });

  it('says that a private one goes first, which age does not decide', () => {
    const documents = [
      known,
      routing({ in: 'arbitrary', hosts: [knownHost], to: 'old.com', year: 2019 }),
      routing({ in: 'default', hosts: [knownHost], to: 'own.com', year: 2021, exportTo: '.' }),
    ];
    expect(choose(documents, 'default', `http://${knownHost}/`).losers).toMatchObject([
      { tied: false, because: expect.stringMatching(/private to namespace default/) as string },
    ]);
  });
});
