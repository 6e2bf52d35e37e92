import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import type { WaypointArrival, WaypointChoice, ZtunnelChoice } from './ambient-choice';
import { clusterNameFor } from './ambient-clusters';
import { takeAtWaypoint } from './ambient-take';
import { waypointProxy } from './ambient-waypoint';
import { ztunnelChoice } from './ambient-ztunnel';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: { dataPlane: ambient } }
  ---`;

interface Metadata {
  readonly labels?: string;
  readonly namespace?: string;
  readonly created?: string;
}

function resource(kind: string, name: string, spec: string, { labels, namespace, created }: Metadata = {}): string {
  return `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace ?? 'shop'}, labels: { ${labels ?? ''} }${created ? `, creationTimestamp: "${created}-01-01T00:00:00Z"` : ''} }
  spec: { ${spec} }
  ---`;
}

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }]';
const use = 'istio.io/use-waypoint: wp';

const waypoint = (namespace: string, listener = '', labels = ''): string => `
  apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: { name: wp, namespace: ${namespace}, labels: { ${labels} } }
  spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE${listener} }] }
  ---`;

const namespaced = (labels: string): string => `
  apiVersion: v1
  kind: Namespace
  metadata: { name: shop, labels: { ${labels} } }
  ---`;

function dial(documents: string, host: string, port = 80, namespace = 'shop'): ZtunnelChoice {
  const built = mesh`${design}${documents}`.mesh;
  return ztunnelChoice(built, anyPod(built, namespace), { host, port });
}

describe('ztunnel', () => {
  it('knows services by addresses: written ones, allocated ones and those of the cluster', () => {
    const dns = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`);
    expect(dial(dns, 'api.example.com')).toMatchObject({
      lookup: 'service',
      then: 'endpoints',
      endpoints: [{ address: 'api.example.com', port: 80 }],
    });
    const written = resource(
      'ServiceEntry',
      'db',
      `hosts: [db.example.com], addresses: [10.1.1.1/32], ${http}, resolution: STATIC, endpoints: [{ address: 10.0.0.1, ports: { http: 8080 } }]`,
    );
    expect(dial(written, '10.1.1.1')).toMatchObject({
      lookup: 'address',
      then: 'endpoints',
      endpoints: [{ address: '10.0.0.1', port: 8080 }],
    });
    expect(dial(written, 'db.example.com').then).toBe('endpoints');
    const kube =
      'apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n---';
    expect(dial(kube, 'web.shop.svc.cluster.local').then).toBe('endpoints');
  });

  it('knows the addresses that istiod has allocated', () => {
    const dns = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`);
    const kept = dns.replace('---', 'status: { addresses: [{ host: api.example.com, value: 240.240.0.7 }] }\n  ---');
    expect(dial(kept, '240.240.0.7')).toMatchObject({ lookup: 'address', then: 'endpoints' });
    expect(dial(dns, '240.240.0.7')).toMatchObject({ lookup: 'address', then: 'passthrough' });
  });

  it('tells addresses of IPv6 by what they are, not by how they are written', () => {
    const dns = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`);
    const status = 'status: { addresses: [{ host: api.example.com, value: "2001:2::F0F0:7" }] }';
    expect(dial(dns.replace('---', `${status}\n  ---`), '2001:2:0:0::f0f0:7').then).toBe('endpoints');
    const written = resource(
      'ServiceEntry',
      'db',
      `hosts: [db.example.com], addresses: ["2001:DB8::1/128"], ${http}, resolution: STATIC, endpoints: [{ address: 10.0.0.1 }]`,
    );
    expect(dial(written, '2001:db8:0::1').then).toBe('endpoints');
    expect(dial(written, '2001:db8::2').then).toBe('passthrough');
  });

  it('is told nothing of an entry with a range among its addresses', () => {
    const ranged = resource(
      'ServiceEntry',
      'db',
      `hosts: [db.example.com], addresses: [192.0.2.1, 10.1.0.0/24], ${http}, resolution: STATIC, endpoints: [{ address: 10.0.0.1 }]`,
    );
    const because =
      'istiod leaves ServiceEntry shop/db out for ztunnel, since its address 10.1.0.0/24 is a range: ztunnel passes on what it does not know, whatever the outbound policy is.';
    expect(dial(ranged, 'db.example.com')).toMatchObject({ lookup: 'outside', then: 'passthrough', because });
    expect(dial(ranged, '10.1.0.7')).toMatchObject({ lookup: 'address', then: 'passthrough', because });
    expect(dial(ranged, '192.0.2.1')).toMatchObject({ lookup: 'address', then: 'passthrough' });
    const other = resource('ServiceEntry', 'other', `hosts: [db.example.com], ${http}, resolution: DNS`);
    expect(dial(ranged + other, 'db.example.com').service?.resource.name).toBe('other');
  });

  it('says why a named waypoint is not used', () => {
    const api = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`, { labels: use });
    const closed = waypoint('shop', '', 'istio.io/waypoint-for: workload');
    expect(dial(api + closed, 'api.example.com')).toMatchObject({
      then: 'endpoints',
      because:
        'ztunnel knows the address of ServiceEntry shop/api. Gateway shop/wp is for workload and not for services (istio.io/waypoint-for), so it is not used.',
    });
  });

  it('passes on what it does not know, under REGISTRY_ONLY too', () => {
    const closed =
      'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: more }\nspec: { mesh: { outboundTrafficPolicy: REGISTRY_ONLY } }\n---';
    expect(dial(closed, 'api.example.com')).toMatchObject({
      lookup: 'outside',
      then: 'passthrough',
      service: undefined,
    });
    expect(dial(closed, '1.2.3.4')).toMatchObject({ lookup: 'address', then: 'passthrough' });
  });

  it('does not recognise a service without an address', () => {
    const none = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}`);
    expect(dial(none, 'api.example.com').because).toBe(
      'ServiceEntry shop/api has no address (resolution NONE gets none), so ztunnel does not recognise calls of it and passes them on.',
    );
    const off = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`, {
      labels: 'networking.istio.io/enable-autoallocate-ip: "false"',
    });
    expect(dial(off, 'api.example.com').then).toBe('passthrough');
    const wild = resource('ServiceEntry', 'api', `hosts: ["*.example.com"], ${http}`);
    expect(dial(wild, 'api.example.com').then).toBe('passthrough');
  });

  it('sends to the dialled address for resolution NONE', () => {
    const none = resource('ServiceEntry', 'api', `hosts: [api.example.com], addresses: [10.1.1.1], ${http}`);
    expect(dial(none, '10.1.1.1').endpoints).toMatchObject([{ address: '10.1.1.1', port: 80 }]);
  });

  it('refuses ports that a service has not, and services without endpoints', () => {
    const api = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`);
    expect(dial(api, 'api.example.com', 443).then).toBe('refused');
    const empty = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: STATIC`);
    expect(dial(empty, 'api.example.com').then).toBe('refused');
    const wild = resource('ServiceEntry', 'api', `hosts: ["*.example.com"], ${http}, resolution: DYNAMIC_DNS`);
    expect(dial(wild, 'api.example.com').because).toBe(
      'ServiceEntry shop/api has resolution DYNAMIC_DNS, which needs a waypoint: ztunnel has no endpoint for it.',
    );
  });

  it('ignores exportTo', () => {
    const own = resource('ServiceEntry', 'api', `hosts: [api.example.com], exportTo: ["."], ${http}, resolution: DNS`);
    expect(dial(own, 'api.example.com', 80, 'elsewhere').then).toBe('endpoints');
  });

  it('takes one definition of a host: that of its own namespace, else the oldest', () => {
    const entry = (name: string, namespace: string, created: string): string =>
      resource('ServiceEntry', name, `hosts: [api.example.com], ${http}, resolution: DNS`, { namespace, created });
    const both = entry('new', 'shop', '2025') + entry('old', 'other', '2024');
    expect(dial(both, 'api.example.com', 80, 'shop').service?.resource.name).toBe('new');
    expect(dial(both, 'api.example.com', 80, 'else').service?.resource.name).toBe('old');
    const inOne = entry('b', 'shop', '2025') + entry('a', 'shop', '2025');
    expect(dial(inOne, 'api.example.com').losers).toMatchObject([{ resource: { name: 'b' }, tied: true }]);
  });
});

describe('a waypoint', () => {
  const entry = (labels: string): string =>
    resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}, resolution: DNS`, { labels });
  const then = (documents: string): readonly unknown[] => {
    const choice = dial(documents, 'api.example.com');
    return [choice.then, choice.waypoint?.because];
  };

  it('takes services that are labelled, or whose Namespace is', () => {
    expect(then(entry(use) + waypoint('shop'))[0]).toBe('waypoint');
    expect(then(entry('') + namespaced(use) + waypoint('shop'))[0]).toBe('waypoint');
    expect(then(entry('istio.io/use-waypoint: none') + namespaced(use) + waypoint('shop'))[0]).toBe('endpoints');
    expect(then(entry('') + waypoint('shop'))).toEqual(['endpoints', undefined]);
  });

  it('is taken to be there while the files have none at all', () => {
    expect(dial(entry(use), 'api.example.com').waypoint).toMatchObject({
      assumed: true,
      proxy: { kind: 'waypoint', namespace: 'shop' },
    });
  });

  it('is not used where the label names none', () => {
    expect(then(entry('istio.io/use-waypoint: other') + waypoint('shop'))).toEqual([
      'endpoints',
      'No Gateway shop/other is there to be the waypoint, so none is used.',
    ]);
  });

  it('is not used for workloads', () => {
    expect(then(entry(use) + waypoint('shop', '', 'istio.io/waypoint-for: workload'))).toEqual([
      'endpoints',
      'Gateway shop/wp is for workload and not for services (istio.io/waypoint-for), so it is not used.',
    ]);
    expect(then(entry(use) + waypoint('shop', '', 'istio.io/waypoint-for: all'))[0]).toBe('waypoint');
  });

  it('of another namespace has to admit this one', () => {
    const elsewhere = entry(`${use}, istio.io/use-waypoint-namespace: edge`);
    const from = (text: string): string => `, allowedRoutes: { namespaces: { ${text} } }`;
    expect(then(elsewhere + waypoint('edge'))[0]).toBe('endpoints');
    expect(then(elsewhere + waypoint('edge', from('from: All')))[0]).toBe('waypoint');
    const selector = from('from: Selector, selector: { matchLabels: { "kubernetes.io/metadata.name": shop } }');
    expect(then(elsewhere + waypoint('edge', selector))[0]).toBe('waypoint');
    expect(then(elsewhere + waypoint('edge', selector.replace(': shop', ': other')))[0]).toBe('endpoints');
  });

  it('is bypassed by a service without an address', () => {
    const none = resource('ServiceEntry', 'api', `hosts: [api.example.com], ${http}`, { labels: use });
    expect(then(none + waypoint('shop'))).toEqual(['passthrough', undefined]);
  });
});

describe('at a waypoint', () => {
  const ports = 'ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]';
  const entry = resource(
    'ServiceEntry',
    'api',
    `hosts: [api.example.com], ${ports}, resolution: DNS, exportTo: ["."]`,
    { labels: use },
  );
  const routes = (name: string, spec: string, namespace = 'shop'): string =>
    resource('VirtualService', name, `hosts: [api.example.com], ${spec}`, { namespace });
  const to = (host: string): string => `route: [{ destination: { host: ${host} } }]`;

  function arrive(documents: string, port = 80, path = '/', host = 'api.example.com'): [WaypointChoice, Mesh] {
    const built = mesh`${design}${entry}${documents}`.mesh;
    const service = built.registry.withHost('api.example.com')[0];
    const proxy = service && waypointProxy(built, service)?.proxy;
    const servicePort = service?.ports.find((each) => each.number === port);
    if (!service || !proxy || !servicePort) throw new Error('no waypoint');
    const arrival: WaypointArrival = {
      service,
      port: servicePort,
      payload: port === 80 ? 'http1' : 'tls',
      sni: undefined,
      request: port === 80 ? { host, method: 'GET', path, headers: {} } : undefined,
    };
    return [takeAtWaypoint(scopeOf(built, proxy), arrival), built];
  }

  function destinations(documents: string, port = 80, path = '/'): string {
    const [{ action }] = arrive(documents, port, path);
    if (action.type === 'reset') return 'reset';
    if (action.type === 'tcp') return action.destinations.map((each) => each.host).join(' ');
    const then = action.routes.action;
    return then.type === 'forward' ? then.destinations.map((each) => each.host).join(' ') : then.type;
  }

  it('requests go by joined rules, whatever host they name', () => {
    const [choice] = arrive('', 80, '/', 'another.name');
    expect(choice.name).toBe('inbound-vip|80|http|api.example.com');
    expect(destinations('')).toBe('api.example.com');
    const two =
      routes('a', `http: [{ ${to('a.x')} }]`) +
      routes('b', `http: [{ match: [{ uri: { prefix: /b } }], ${to('b.x')} }]`);
    expect(destinations(two, 80, '/b')).toBe('b.x');
    expect(destinations(two, 80, '/')).toBe('a.x');
  });

  it('VirtualServices of a third namespace do not count', () => {
    expect(destinations(routes('a', `http: [{ ${to('a.x')} }]`, 'third'))).toBe('api.example.com');
  });

  it('matches on sources are dropped, or compared with the waypoint', () => {
    expect(destinations(routes('a', `http: [{ match: [{ sourceLabels: { app: x } }], ${to('a.x')} }]`))).toBe(
      'api.example.com',
    );
    expect(destinations(routes('a', `http: [{ match: [{ sourceNamespace: shop }], ${to('a.x')} }]`))).toBe('a.x');
    expect(destinations(routes('a', `http: [{ match: [{ sourceNamespace: web }], ${to('a.x')} }]`))).toBe(
      'api.example.com',
    );
  });

  it('bytes go by tls routes for the host alone, then by tcp routes', () => {
    expect(destinations('', 443)).toBe('api.example.com');
    const tls = (names: string, more = ''): string =>
      routes('a', `tls: [{ match: [{ sniHosts: [${names}]${more} }], ${to('a.x')} }]`);
    expect(destinations(tls('api.example.com'), 443)).toBe('a.x');
    expect(destinations(tls('api.example.com, api.example.com'), 443)).toBe('api.example.com');
    expect(destinations(tls('api.example.com', ', sourceNamespace: shop'), 443)).toBe('api.example.com');
    const tcp = routes('b', `tcp: [{ match: [{ port: 443 }], ${to('b.x')} }]`);
    expect(destinations(tcp, 443)).toBe('b.x');
    expect(destinations(tcp + tls('api.example.com'), 443)).toBe('a.x');
  });

  it('clusters have names of their own for services of the waypoint', () => {
    const [, built] = arrive(resource('ServiceEntry', 'other', `hosts: [other.com], ${http}, resolution: DNS`));
    const service = built.registry.withHost('api.example.com')[0];
    const proxy = service && waypointProxy(built, service)?.proxy;
    if (!proxy) throw new Error('no waypoint');
    const scope = scopeOf(built, proxy);
    expect(clusterNameFor(scope, 'api.example.com', 80, 'v2')).toBe('inbound-vip|80|http/v2|api.example.com');
    expect(clusterNameFor(scope, 'api.example.com', 443, undefined)).toBe('inbound-vip|443|tcp|api.example.com');
    expect(clusterNameFor(scope, 'other.com', 80, undefined)).toBe('outbound|80||other.com');
  });

  it('each waypoint of a namespace has its own services', () => {
    const more = resource('ServiceEntry', 'more', `hosts: [more.com], ${http}, resolution: DNS`, {
      labels: 'istio.io/use-waypoint: second',
    });
    const built = mesh`${design}${entry}${more}`.mesh;
    const names = ['api.example.com', 'more.com'].map((host) => {
      const service = built.registry.withHost(host)[0];
      const proxy = service && waypointProxy(built, service)?.proxy;
      return proxy && clusterNameFor(scopeOf(built, proxy), 'more.com', 80, undefined);
    });
    expect(names).toEqual(['outbound|80||more.com', 'inbound-vip|80|http|more.com']);
  });

  it('a service is served whatever it is exported to', () => {
    const apart = entry.replace(use, `${use}, istio.io/use-waypoint-namespace: edge`);
    const built = mesh`${design}${apart}${waypoint('edge', ', allowedRoutes: { namespaces: { from: All } }')}`.mesh;
    const service = built.registry.withHost('api.example.com')[0];
    const proxy = service && waypointProxy(built, service)?.proxy;
    const port = service?.ports[0];
    if (!service || !proxy || !port) throw new Error('no waypoint');
    const request = { host: 'api.example.com', method: 'GET', path: '/', headers: {} };
    const choice = takeAtWaypoint(scopeOf(built, proxy), { service, port, payload: 'http1', sni: undefined, request });
    expect(choice.action.type).toBe('http');
  });
});
