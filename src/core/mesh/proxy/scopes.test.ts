import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { anyPod } from './proxies';
import type { Scope } from './scope';
import { scopeOf } from './scopes';

interface Extras {
  readonly created?: string;
  readonly labels?: string;
  readonly kind?: string;
}

function resource(name: string, namespace: string, spec: string, { created, labels, kind }: Extras = {}): string {
  const stamp = created === undefined ? '' : `, creationTimestamp: "${created}-01-01T00:00:00Z"`;
  const marks = labels === undefined ? '' : `, labels: ${labels}`;
  return `
  apiVersion: networking.istio.io/v1
  kind: ${kind ?? 'ServiceEntry'}
  metadata: { name: ${name}, namespace: ${namespace}${stamp}${marks} }
  spec: ${spec}
  ---`;
}

function kubernetes(name: string, namespace: string, created = '2025'): string {
  return `
  apiVersion: v1
  kind: Service
  metadata: { name: ${name}, namespace: ${namespace}, creationTimestamp: "${created}-01-01T00:00:00Z" }
  spec: { ports: [{ port: 80, name: http }] }
  ---`;
}

function sidecar(spec: string, namespace = 'web', name = 'default'): string {
  return resource(name, namespace, spec, { kind: 'Sidecar' });
}

function route(name: string, namespace: string, spec: string, created?: string): string {
  return resource(name, namespace, spec, { kind: 'VirtualService', ...(created ? { created } : {}) });
}

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS';

function from(model: Mesh, namespace: string, labels: Record<string, string> = {}): Scope {
  return scopeOf(model, { ...anyPod(model, namespace), labels });
}

/** `namespace host:port,port` of each service. */
function known(scope: Scope): string[] {
  return scope.services.map(({ namespace, host, ports }) => `${namespace} ${host}:${ports.map((port) => port.number).join(',')}`);
}

describe('exportTo', () => {
  const { mesh: model } = mesh`
    ${resource('public', 'a', `{ hosts: [public.com], ${http} }`)}
    ${resource('star', 'a', `{ hosts: [star.com], exportTo: [b, "*"], ${http} }`)}
    ${resource('private', 'a', `{ hosts: [private.com], exportTo: ["."], ${http} }`)}
    ${resource('named', 'a', `{ hosts: [named.com], exportTo: [b], ${http} }`)}
    ${resource('both', 'a', `{ hosts: [both.com], exportTo: [".", b], ${http} }`)}
    ${resource('nobody', 'a', `{ hosts: [nobody.com], exportTo: ["~", b], ${http} }`)}`;

  it.each([
    ['a', 'both.com private.com public.com star.com'],
    ['b', 'both.com named.com public.com star.com'],
    ['c', 'public.com star.com'],
  ])('shows namespace %s what is its own, what names it and what is public, in that order', (namespace, hosts) => {
    expect(from(model, namespace).services.map(({ host }) => host).join(' ')).toBe(hosts);
  });

  it('counts as the mesh says where nothing is written', () => {
    const { mesh: closed } = mesh`
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: istio, namespace: istio-system }
      data: { mesh: "defaultServiceExportTo: ['.']" }
      ---
      ${resource('api', 'a', `{ hosts: [api.com], ${http} }`)}`;
    expect(known(from(closed, 'a'))).toEqual(['a api.com:80']);
    expect(known(from(closed, 'b'))).toEqual([]);
    expect(from(closed, 'b').unseen('api.com')[0]?.why).toBe('exportTo');
  });
});

describe('order of services', () => {
  it('is what is exported by name, then public ones, in each by age, name and namespace', () => {
    const { mesh: model } = mesh`
      ${resource('new', 'a', `{ hosts: [new.com], ${http} }`, { created: '2024' })}
      ${resource('old', 'a', `{ hosts: [old.com], ${http} }`, { created: '2020' })}
      ${resource('b', 'b', `{ hosts: [b.com], ${http} }`, { created: '2022' })}
      ${resource('a', 'b', `{ hosts: [a.com], ${http} }`, { created: '2022' })}
      ${resource('named', 'b', `{ hosts: [named.com], exportTo: [a], ${http} }`, { created: '2025' })}`;
    expect(from(model, 'a').services.map(({ host }) => host)).toEqual(['named.com', 'old.com', 'a.com', 'b.com', 'new.com']);
    expect(from(model, 'a').withPort(80).map(({ host }) => host)).toEqual(['named.com', 'old.com', 'a.com', 'b.com', 'new.com']);
  });
});

describe('one host in several namespaces', () => {
  const entries = `
    ${resource('b', 'b', `{ hosts: [api.com], ${http} }`, { created: '2022' })}
    ${resource('a', 'a', `{ hosts: [api.com], ${http} }`, { created: '2020' })}
    ${resource('c', 'c', `{ hosts: [api.com], exportTo: [d], ${http} }`, { created: '2024' })}`;

  it.each([
    ['a', 'a'],
    ['b', 'b'],
    ['d', 'c'],
    ['e', 'a'],
  ])('is taken by namespace %s from %s: its own, else by name, else the oldest', (namespace, owner) => {
    const { mesh: model } = mesh`${entries}`;
    expect(known(from(model, namespace))).toEqual([`${owner} api.com:80`]);
  });

  it('is taken from Kubernetes before what is older or exported by name, but not before the own namespace', () => {
    const host = 'api.shop.svc.cluster.local';
    const { mesh: model } = mesh`
      ${kubernetes('api', 'shop', '2025')}
      ${resource('a', 'a', `{ hosts: [${host}], ${http} }`, { created: '2020' })}
      ${resource('b', 'b', `{ hosts: [${host}], exportTo: [c], ${http} }`, { created: '2020' })}`;
    expect(known(from(model, 'c'))).toEqual([`shop ${host}:80`]);
    expect(known(from(model, 'a'))).toEqual([`a ${host}:80`]);
  });

  it('is taken by gateways without a preference for their own namespace', () => {
    const { mesh: model } = mesh`${entries}`;
    const gateway = scopeOf(model, { ...anyPod(model, 'b'), kind: 'egress-gateway', gateways: ['b/out'] });
    expect(known(gateway)).toEqual(['a api.com:80']);
  });
});

describe('one host several times in a namespace', () => {
  const ports = (...numbers: number[]): string =>
    `ports: [${numbers.map((number) => `{ number: ${number}, name: p${number}, protocol: HTTP }`).join(', ')}]`;
  const twice = (first: string, second: string, extras: Extras = {}): Scope => {
    const { mesh: model } = mesh`
      ${resource('first', 'a', `{ hosts: [api.com], ${first} }`, { created: '2020' })}
      ${resource('second', 'a', `{ hosts: [api.com], ${second} }`, { created: '2021', ...extras })}`;
    return from(model, 'a');
  };
  const joined = (scope: Scope): unknown => {
    const service = scope.service('api.com');
    return [service?.joined.map(({ how }) => how).join(), service?.ports.map((port) => `${port.number}${port.hasCluster ? '' : ' without cluster'}`).join()];
  };

  it('is one service whose endpoints join where the ports are the same', () => {
    expect(joined(twice(`${ports(80)}, resolution: DNS`, `${ports(80)}, resolution: STATIC`))).toEqual(['endpoints', '80']);
  });

  it('is one service with the ports of both where they can be merged', () => {
    expect(joined(twice(`${ports(80)}, resolution: DNS`, `${ports(443)}, resolution: DNS`))).toEqual(['merged', '80,443']);
  });

  it('keeps the first port of a number', () => {
    const scope = twice(
      'ports: [{ number: 80, name: a, protocol: HTTP }], resolution: DNS',
      'ports: [{ number: 80, name: b, protocol: TCP }, { number: 81, name: c, protocol: TCP }], resolution: DNS',
    );
    expect(scope.service('api.com')?.ports.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(scope.listening(80).map(({ definition, port }) => `${definition.resource.name} ${port.protocol}`)).toEqual([
      'first HTTP',
      'second TCP',
    ]);
  });

  it.each([
    ['resolution', `${ports(443)}, resolution: STATIC`, {}],
    ['labels', `${ports(443)}, resolution: DNS`, { labels: '{ team: a }' }],
    ['exportTo', `${ports(443)}, resolution: DNS, exportTo: ["*"]`, {}],
    ['workloadSelector', `${ports(443)}, resolution: DNS, workloadSelector: { labels: { app: a } }`, {}],
  ])('leaves the ports of the second without a cluster where %s differs', (_, second, extras) => {
    expect(joined(twice(`${ports(80)}, resolution: DNS`, second, extras))).toEqual(['apart', '80,443 without cluster']);
  });

  it('merges what differs in location or addresses only', () => {
    const scope = twice(
      `${ports(80)}, resolution: DNS, addresses: [1.1.1.1]`,
      `${ports(443)}, resolution: DNS, location: MESH_INTERNAL, addresses: [2.2.2.2]`,
    );
    expect(joined(scope)).toEqual(['merged', '80,443']);
    expect(scope.service('api.com')?.addresses).toEqual(['1.1.1.1', '2.2.2.2']);
    expect(scope.service('api.com')?.external).toBe(true);
  });

  it('gives the clusters to Kubernetes, however young, and listeners to both', () => {
    const host = 'api.a.svc.cluster.local';
    const { mesh: model } = mesh`
      ${resource('first', 'a', `{ hosts: [${host}], ${ports(443)}, resolution: DNS }`, { created: '2020' })}
      ${kubernetes('api', 'a', '2025')}`;
    const service = from(model, 'b').service(host);
    expect(service?.registry).toBe('Kubernetes');
    expect(service?.ports.map(({ number, hasCluster }) => [number, hasCluster])).toEqual([
      [80, true],
      [443, false],
    ]);
  });

  it('asks for listeners in the order of all services, not of the first with the host', () => {
    const { mesh: model } = mesh`
      ${resource('first', 'a', `{ hosts: [z.com], ${ports(80)}, resolution: DNS }`, { created: '2020' })}
      ${resource('other', 'a', `{ hosts: [y.com], ${ports(443)}, resolution: DNS }`, { created: '2021' })}
      ${resource('second', 'a', `{ hosts: [z.com], ${ports(443)}, resolution: DNS }`, { created: '2022' })}`;
    const scope = from(model, 'a');
    expect(scope.listening(443).map(({ service }) => service.host)).toEqual(['y.com', 'z.com']);
    expect(scope.withPort(443).map(({ host }) => host)).toEqual(['y.com', 'z.com']);
    expect(scope.services.map(({ host }) => host)).toEqual(['z.com', 'y.com']);
  });
});

describe('covering', () => {
  it('has the exact host first, then longer patterns before shorter ones', () => {
    const { mesh: model } = mesh`
      ${resource('short', 'a', `{ hosts: ["*.com"], ${http} }`)}
      ${resource('long', 'a', `{ hosts: ["*.example.com"], ${http} }`)}
      ${resource('exact', 'a', `{ hosts: [api.example.com], ${http} }`)}
      ${resource('hidden', 'b', `{ hosts: ["*.api.example.com"], exportTo: ["."], ${http} }`)}`;
    const scope = from(model, 'a');
    expect(scope.covering('api.example.com').map(({ host }) => host)).toEqual(['api.example.com', '*.example.com', '*.com']);
    expect(scope.covering('x.api.example.com').map(({ host }) => host)).toEqual(['*.example.com', '*.com']);
    expect(scope.service('web.example.com')).toBeUndefined();
  });
});

describe('Sidecar', () => {
  const entries = `
    ${resource('own', 'web', `{ hosts: [own.com], ${http} }`)}
    ${resource('a', 'a', `{ hosts: [a.com], ${http} }`)}
    ${resource('sub', 'a', `{ hosts: [sub.a.com], ${http} }`)}
    ${resource('wild', 'a', `{ hosts: ["*.a.com"], ${http} }`)}
    ${resource('b', 'b', `{ hosts: [b.com], ${http} }`)}`;

  it.each([
    ['"*/*"', '*.a.com a.com b.com own.com sub.a.com'],
    ['"./*"', 'own.com'],
    ['"a/*"', '*.a.com a.com sub.a.com'],
    ['"a/*.a.com"', '*.a.com sub.a.com'],
    ['"a/sub.a.com"', 'sub.a.com'],
    ['"*/b.com", "./own.com"', 'b.com own.com'],
    ['"~/*"', ''],
    ['"*/*", "~a/*"', 'b.com own.com'],
    ['"a/*", "~*/*.a.com"', 'a.com'],
  ])('imports with %s', (hosts, expected) => {
    const { mesh: model } = mesh`${entries}${sidecar(`{ egress: [{ hosts: [${hosts}] }] }`)}`;
    expect(from(model, 'web').services.map(({ host }) => host).sort().join(' ')).toBe(expected);
  });

  it('takes nothing out by ~ before 1.31', () => {
    const { mesh: model } = mesh`
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec: { istioVersion: "1.30" }
      ---
      ${entries}${sidecar('{ egress: [{ hosts: ["b/*", "~b/*"] }] }')}`;
    expect(known(from(model, 'web'))).toEqual(['b b.com:80']);
  });

  it('does not make visible what is not exported', () => {
    const { mesh: model } = mesh`
      ${resource('a', 'a', `{ hosts: [a.com], exportTo: ["."], ${http} }`)}
      ${sidecar('{ egress: [{ hosts: ["a/*"] }] }')}`;
    expect(known(from(model, 'web'))).toEqual([]);
  });

  it('chooses the namespace of a host among what it imports', () => {
    const { mesh: model } = mesh`
      ${resource('own', 'web', `{ hosts: [a.com], ${http} }`)}
      ${resource('a', 'a', `{ hosts: [a.com], ${http} }`)}
      ${sidecar('{ egress: [{ hosts: ["a/*"] }] }')}`;
    expect(known(from(model, 'web'))).toEqual(['a a.com:80']);
  });

  it('is the oldest that selects the pods, else that of the namespace, else that of the root namespace', () => {
    const { mesh: model } = mesh`
      ${entries}
      ${sidecar('{ egress: [{ hosts: ["./*"] }] }', 'istio-system')}
      ${sidecar('{ egress: [{ hosts: ["a/a.com"] }] }')}
      ${sidecar('{ workloadSelector: { labels: { app: x } }, egress: [{ hosts: ["b/*"] }] }', 'web', 'picky')}`;
    const names = (namespace: string, labels: Record<string, string>): unknown => known(from(model, namespace, labels));
    expect(names('web', { app: 'x', tier: 'y' })).toEqual(['b b.com:80']);
    expect(names('web', { app: 'z' })).toEqual(['a a.com:80']);
    expect(names('b', {})).toEqual(['b b.com:80']);
  });

  it('does not count for gateways', () => {
    const { mesh: model } = mesh`${entries}${sidecar('{ egress: [{ hosts: ["b/*"] }] }')}`;
    const gateway = scopeOf(model, { ...anyPod(model, 'web'), kind: 'egress-gateway', gateways: ['web/out'] });
    expect(gateway.sidecar).toBeUndefined();
    expect(gateway.services).toHaveLength(5);
  });
});

describe('listeners of a Sidecar with a port', () => {
  const entries = `
    ${resource('a', 'a', '{ hosts: [a.com], ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }], resolution: DNS }')}
    ${resource('b', 'b', `{ hosts: [b.com], ${http} }`)}`;
  const port = (number: number, protocol: string): string => `port: { number: ${number}, protocol: ${protocol}, name: p }`;

  it('know only services with that port, and that port of them', () => {
    const { mesh: model } = mesh`
      ${entries}
      ${sidecar(`{ egress: [{ ${port(443, 'TLS')}, hosts: ["*/*"] }, { hosts: ["b/*"] }] }`)}`;
    const scope = from(model, 'web');
    const [own] = scope.ownListeners;
    expect(own?.services.map(({ host, ports }) => [host, ports.map(({ number }) => number)])).toEqual([['a.com', [443]]]);
    expect(own?.listener).toMatchObject({ index: 0, port: 443, protocol: 'TLS', bind: undefined });
    expect(known(scope)).toEqual(['b b.com:80']);
    expect(scope.service('a.com')?.ports.map(({ number }) => number)).toEqual([443]);
  });

  it('know all ports where they are for HTTP_PROXY', () => {
    const { mesh: model } = mesh`${entries}${sidecar(`{ egress: [{ ${port(15080, 'HTTP_PROXY')}, hosts: ["*/*"] }] }`)}`;
    const scope = from(model, 'web');
    expect(scope.ownListeners[0]?.services.map(({ host }) => host)).toEqual(['a.com', 'b.com']);
    expect(known(scope)).toEqual([]);
  });

  it('give clusters together: the ports that each of them imports', () => {
    const { mesh: model } = mesh`
      ${entries}
      ${sidecar(`{ egress: [{ ${port(443, 'TLS')}, hosts: ["a/*"] }, { ${port(80, 'HTTP')}, hosts: ["a/*"] }] }`)}`;
    const service = from(model, 'web').service('a.com');
    expect(service?.ports.map(({ number, hasCluster }) => [number, hasCluster])).toEqual([
      [443, true],
      [80, true],
    ]);
  });
});

describe('outbound policy', () => {
  const meshOf = (policy: string): Mesh => mesh`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { mesh: { outboundTrafficPolicy: ALLOW_ANY } }
    ---
    ${sidecar(`{ ${policy} }`)}`.mesh;

  it.each([
    ['egress: [{ hosts: ["./*"] }]', 'ALLOW_ANY', false],
    ['outboundTrafficPolicy: { mode: REGISTRY_ONLY }', 'REGISTRY_ONLY', true],
    ['outboundTrafficPolicy: {}', 'REGISTRY_ONLY', true],
    ['outboundTrafficPolicy: { egressProxy: { host: a.com } }', 'REGISTRY_ONLY', true],
    ['outboundTrafficPolicy: { mode: ALLOW_ANY }', 'ALLOW_ANY', true],
  ])('with %s is %s', (policy, mode, bySidecar) => {
    const { outbound } = from(meshOf(policy), 'web');
    expect([outbound.mode, outbound.sidecar !== undefined]).toEqual([mode, bySidecar]);
  });

  it('is that of the mesh where there is no Sidecar', () => {
    expect(from(meshOf('outboundTrafficPolicy: {}'), 'other').outbound).toEqual({ mode: 'ALLOW_ANY', sidecar: undefined });
  });
});

describe('VirtualServices', () => {
  const to = (host: string): string => `http: [{ route: [{ destination: { host: ${host} } }] }]`;
  const names = (scope: Scope, host: string): string[] => scope.routing(host).map(({ name }) => name);

  it('are private ones of the namespace first, then those exported to it by name, then public ones', () => {
    const { mesh: model } = mesh`
      ${route('old', 'a', `{ hosts: [api.com], ${to('api.com')} }`, '2020')}
      ${route('new', 'web', `{ hosts: [api.com], ${to('api.com')} }`, '2024')}
      ${route('named', 'a', `{ hosts: [api.com], exportTo: [web], ${to('api.com')} }`, '2025')}
      ${route('private', 'web', `{ hosts: [api.com], exportTo: [".", b], ${to('api.com')} }`, '2026')}
      ${route('elsewhere', 'a', `{ hosts: [api.com], exportTo: ["."], ${to('api.com')} }`)}
      ${route('gateway', 'web', `{ hosts: [api.com], gateways: [out], ${to('api.com')} }`)}`;
    expect(names(from(model, 'web'), 'api.com')).toEqual(['private', 'named', 'old', 'new']);
    expect(from(model, 'web').virtualServices.map(({ name }) => name)).toEqual(['private', 'named', 'old', 'new']);
    expect(names(from(model, 'b'), 'api.com')).toEqual(['private', 'old', 'new']);
    const gateway = scopeOf(model, { ...anyPod(model, 'istio-system'), kind: 'egress-gateway', gateways: ['web/out'] });
    expect(names(gateway, 'api.com')).toEqual(['gateway']);
  });

  it('leave out delegates, which have no hosts', () => {
    const { mesh: model } = mesh`${route('delegate', 'web', `{ ${to('api.com')} }`)}`;
    expect(from(model, 'web').virtualServices).toEqual([]);
  });

  it('are imported as a whole by one of their hosts, of their own namespace', () => {
    const { mesh: model } = mesh`
      ${route('wide', 'a', `{ hosts: ["*.com", other.org], ${to('api.com')} }`)}
      ${route('outside', 'b', `{ hosts: [api.com], ${to('api.com')} }`)}
      ${sidecar('{ egress: [{ hosts: ["a/api.com"] }] }')}`;
    expect(from(model, 'web').virtualServices.map(({ name }) => name)).toEqual(['wide']);
  });

  it('count as the mesh says where they do not say who sees them', () => {
    const { mesh: model } = mesh`
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: istio, namespace: istio-system }
      data: { mesh: "defaultVirtualServiceExportTo: ['.']" }
      ---
      ${route('a', 'a', `{ hosts: [api.com], ${to('api.com')} }`)}`;
    expect(names(from(model, 'a'), 'api.com')).toEqual(['a']);
    expect(names(from(model, 'b'), 'api.com')).toEqual([]);
  });
});
