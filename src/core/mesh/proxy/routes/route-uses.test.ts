import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../snapshot';
import { mesh as meshOf, workspaceOf } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { routeUsesOf } from './route-uses';

const entry = (host: string, protocol = 'HTTP', port = 80): string => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: e${port}, namespace: shop}
spec: {hosts: ["${host}"], ports: [{number: ${port}, name: p, protocol: ${protocol}}], resolution: DNS}
`;

const service = (name: string, hosts: string, rules: string, more = ''): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: shop}
spec: {${hosts === '' ? '' : `hosts: [${hosts}], `}${more} ${rules}}
`;

function uses(...documents: readonly string[]): readonly string[] {
  const { mesh } = meshOf`${documents.join('\n---\n')}`;
  return usesOf(mesh);
}

/** Each rule with where it counts: `api http.0: api.example.com:80 from shop`. */
function usesOf(mesh: Mesh): readonly string[] {
  return routeUsesOf(mesh).map(({ virtualService, delegate, path, at, unused }) => {
    const places = at.map(({ host, port, client }) => `${host}:${port} from ${client.namespace}`);
    const name = [virtualService.name, delegate?.name].filter((each) => each !== undefined).join('>');
    return `${name} ${path.slice(1).join('.')}: ${unused ? unused.because : places.join(', ')}`;
  });
}

const route = 'route: [{destination: {host: api.example.com}}]';

describe('a rule of a VirtualService', () => {
  it('counts on the HTTP ports of its services', () => {
    expect(
      uses(
        entry('api.example.com'),
        entry('api.example.com', 'HTTP', 8080),
        service('api', 'api.example.com', `http: [{match: [{port: 80}], ${route}}, {${route}}]`),
      ),
    ).toEqual(['api http.0: api.example.com:80 from shop', 'api http.1: api.example.com:8080 from shop']);
  });

  it.each([
    [
      'behind one that takes everything',
      [
        entry('api.example.com'),
        service('api', 'api.example.com', `http: [{${route}}, {match: [{uri: {prefix: /a}}], ${route}}]`),
      ],
      'api http.1: spec.http[0] takes every request before it.',
    ],
    [
      'of an HTTP kind for a TLS port',
      [entry('api.example.com', 'TLS', 443), service('api', 'api.example.com', `http: [{${route}}]`)],
      'api http.0: api.example.com has no HTTP port: 443 TLS. The sidecar sees only ciphertext there.',
    ],
    [
      'for another port',
      [entry('api.example.com'), service('api', 'api.example.com', `http: [{match: [{port: 443}], ${route}}]`)],
      'api http.0: Its match is for port 443, and the call comes to port 80.',
    ],
    [
      'of a VirtualService that comes later',
      [
        entry('api.example.com'),
        service('api', 'api.example.com', `http: [{${route}}]`),
        service('late', 'api.example.com', `http: [{${route}}]`),
      ],
      'late http.0: A sidecar uses one VirtualService for api.example.com, and VirtualService shop/api comes first by name.',
    ],
    [
      'of a VirtualService for a Gateway that is not there',
      [entry('api.example.com'), service('api', 'api.example.com', `http: [{${route}}]`, 'gateways: [gw],')],
      'api http.0: Gateway shop/gw does not exist, so no proxy gets the route.',
    ],
    [
      'of a host without a service',
      [entry('other.example.com', 'HTTP', 8080), service('api', 'api.example.com', `http: [{${route}}]`)],
      'api http.0: No service that a client knows has host api.example.com. istiod uses http routes without a service only on port 80, where some other service has HTTP.',
    ],
    [
      'of the tls kind for an HTTP port',
      [
        entry('api.example.com'),
        service('api', 'api.example.com', `tls: [{match: [{sniHosts: [api.example.com]}], ${route}}]`),
      ],
      'api tls.0: api.example.com has no TLS port for it: its ports are 80 HTTP.',
    ],
    [
      'of a delegate that nobody names',
      [entry('api.example.com'), service('leaf', '', `http: [{${route}}]`)],
      'leaf http.0: It has no hosts, so it is a delegate, and no route names it.',
    ],
    [
      'that delegates to nobody',
      [entry('api.example.com'), service('api', 'api.example.com', 'http: [{delegate: {name: leaf}}]')],
      'api http.0: Its delegate VirtualService shop/leaf does not exist, so istiod leaves out the route.',
    ],
  ])('%s counts nowhere', (_, documents, expected) => {
    expect(uses(...documents)).toContain(expected);
  });

  it('names what wins in its place', () => {
    const { mesh } =
      meshOf`${[entry('api.example.com'), service('api', 'api.example.com', `http: [{${route}}]`), service('late', 'api.example.com', `http: [{${route}}]`)].join('\n---\n')}`;
    expect(routeUsesOf(mesh).map(({ unused }) => unused?.by?.name)).toEqual([undefined, 'api']);
  });

  it('counts on port 80 for a host without a service, where somebody listens for HTTP', () => {
    expect(uses(entry('other.example.com'), service('api', 'api.example.com', `http: [{${route}}]`))).toEqual([
      'api http.0: api.example.com:80 from shop',
    ]);
  });

  it('of tls and tcp counts where a filter chain is made of it', () => {
    expect(
      uses(
        entry('api.example.com', 'TLS', 443),
        service(
          'api',
          'api.example.com',
          `tls: [{match: [{sniHosts: [api.example.com], port: 443}], ${route}}, {match: [{sniHosts: [api.example.com], port: 8443}], ${route}}]`,
        ),
      ),
    ).toEqual(['api tls.0: api.example.com:443 from shop', expect.stringMatching(/^api tls.1: No match of it/)]);
  });

  it('of a delegate counts where the rule that names it does', () => {
    expect(
      uses(
        entry('api.example.com'),
        service('api', 'api.example.com', 'http: [{match: [{uri: {prefix: /a}}], delegate: {name: leaf}}]'),
        service(
          'leaf',
          '',
          `http: [{match: [{uri: {prefix: /a/b}}], ${route}}, {match: [{uri: {prefix: /c}}], ${route}}]`,
        ),
      ),
    ).toEqual([
      'api http.0: api.example.com:80 from shop',
      'api>leaf http.0: api.example.com:80 from shop',
      'api>leaf http.1: Its match contradicts that of the root in uri, so istiod leaves out the route.',
    ]);
  });

  it('counts at gateways too', () => {
    const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gw, namespace: shop}
spec: {selector: {istio: egressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [api.example.com]}]}
`;
    const rules = `http: [{match: [{gateways: [mesh]}], ${route}}, {match: [{gateways: [gw]}], ${route}}]`;
    expect(
      uses(entry('api.example.com'), gateway, service('api', 'api.example.com', rules, 'gateways: [mesh, gw],')),
    ).toEqual(['api http.0: api.example.com:80 from shop', 'api http.1: api.example.com:80 from shop']);
  });

  it('keeps its use while nothing changes that it depends on', () => {
    const all = Array.from({ length: 50 }, (_, index) => {
      const host = `api${index}.example.com`;
      return [
        entry(host),
        service(`api${index}`, host, `http: [{match: [{uri: {prefix: /a}}], ${route}}, {${route}}]`),
      ];
    });
    const files = Object.fromEntries(all.map(([a = '', b = ''], index) => [`${index}.yaml`, `${a}---\n${b}`]));
    const before = takeSnapshot(workspaceOf(files));
    const first = routeUsesOf(before.mesh);
    const edited = before.workspace.files.map((file) =>
      file.path === '5.yaml' ? { ...file, text: file.text.replace('/a', '/ab') } : file,
    );
    const after = takeSnapshot({ files: edited }, before);
    const second = routeUsesOf(after.mesh);
    expect(second).toHaveLength(first.length);
    expect(
      second.filter((use, index) => use !== first[index]).map(({ virtualService }) => virtualService.name),
    ).toEqual(['api5', 'api5']);
  });
});
