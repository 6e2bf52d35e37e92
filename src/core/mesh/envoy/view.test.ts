import { describe, expect, it } from 'vitest';
import { document, entry, scopeIn } from '../../testing/listener-fixture';
import { dedent } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import type { Scope } from '../proxy/scope/scope';
import { traceCall } from '../trace/trace-call';
import { envoyOfHop, envoyOfPort, type EnvoyPart } from './view';
import { envoyYaml } from './yaml';

const rule = (spec: string): string => document('DestinationRule', 'default/rule', spec);

/** Some top-level fields of a message, as YAML. */
function told(message: EnvoyPart['message'] | undefined, ...fields: readonly string[]): string {
  const all = message ?? {};
  return envoyYaml(Object.fromEntries(fields.map((field) => [field, all[field]]))).text;
}

function partsOf(scope: Scope, host: string, port: number): ReadonlyMap<string, EnvoyPart['message']> {
  const parts = envoyOfPort(scope.mesh, scope.proxy, host, port);
  return new Map(parts.map(({ kind, message }) => [kind, message]));
}

describe('a listener', () => {
  it('shows the chain of the server name, and what takes the rest', () => {
    const scope = scopeIn([
      entry('a.example.com', 'TLS', { port: 443 }),
      entry('b.example.com', 'TLS', { port: 443 }),
      rule('{ host: b.example.com, trafficPolicy: { connectionPool: { tcp: { idleTimeout: 5m } } } }'),
    ]);
    const listener = partsOf(scope, 'b.example.com', 443).get('listener');
    expect(told(listener, 'name', 'address', 'filter_chains', 'default_filter_chain')).toBe(
      dedent(`
        name: 0.0.0.0_443
        address:
          socket_address:
            address: 0.0.0.0
            port_value: 443
        filter_chains:
          - filter_chain_match:
              server_names:
                - b.example.com
            filters:
              - name: envoy.filters.network.tcp_proxy
                typed_config:
                  "@type": type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy
                  cluster: outbound|443||b.example.com
                  idle_timeout: 300s
            transport_socket_connect_timeout: 15s
        default_filter_chain:
          name: PassthroughFilterChain
          filter_chain_match: {}
          filters:
            - name: envoy.filters.network.tcp_proxy
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy
                cluster: PassthroughCluster
      `),
    );
  });

  it('takes for HTTP what istiod has it detect, without HTTP/1.0', () => {
    const scope = scopeIn([entry('a.example.com', 'HTTP', { port: 80 })]);
    expect(told(partsOf(scope, 'a.example.com', 80).get('listener'), 'filter_chains')).toContain(
      ['application_protocols:', '        - http/1.1', '        - h2c', ''].join('\n'),
    );
  });

  it('with one chain for everything has no other', () => {
    const scope = scopeIn([entry('db.example.com', 'TCP', { port: 5432 })]);
    const listener = partsOf(scope, 'db.example.com', 5432).get('listener');
    expect(told(listener, 'default_filter_chain', 'listener_filters', 'listener_filters_timeout')).toBe(
      'listener_filters_timeout: 0s\n',
    );
    expect(told(listener, 'filter_chains')).not.toContain('filter_chain_match');
  });
});

describe('a route', () => {
  const service = document(
    'VirtualService',
    'default/routes',
    `{ hosts: [a.example.com], http: [
      { name: v1, match: [{ uri: { prefix: /v1 }, withoutHeaders: { x-a: { exact: "1" } } }], timeout: 5s, retries: { attempts: 0 },
        rewrite: { uri: /v2 }, route: [{ destination: { host: a.example.com }, weight: 0 }] },
      { directResponse: { status: 410 } }] }`,
  );

  it('is that of each match of the rules', () => {
    const route = partsOf(scopeIn([entry('a.example.com', 'HTTP'), service]), 'a.example.com', 80).get('route');
    expect(told(route, 'name', 'virtual_hosts')).toBe(
      dedent(`
        name: "80"
        virtual_hosts:
          - name: a.example.com:80
            domains:
              - a.example.com
              - a.example.com.
            routes:
              - name: v1
                match:
                  prefix: /v1
                  case_sensitive: true
                  headers:
                    - name: x-a
                      string_match:
                        exact: "1"
                      invert_match: true
                      treat_missing_header_as_empty: true
                route:
                  timeout: 5s
                  prefix_rewrite: /v2
                  max_grpc_timeout: 5s
                metadata:
                  filter_metadata:
                    istio:
                      config: /apis/networking.istio.io/v1/namespaces/default/virtual-service/routes
              - match:
                  prefix: /
                direct_response:
                  status: 410
                metadata:
                  filter_metadata:
                    istio:
                      config: /apis/networking.istio.io/v1/namespaces/default/virtual-service/routes
            include_request_attempt_count: true
      `).replace('timeout: 5s\n', 'cluster: outbound|80||a.example.com\n          timeout: 5s\n'),
    );
  });

  it('without a rule is the default one, with the retries of Istio', () => {
    const route = partsOf(scopeIn([entry('a.example.com', 'HTTP')]), 'a.example.com', 80).get('route');
    const text = told(route, 'virtual_hosts');
    expect(text).toContain(
      'name: default\n        match:\n          prefix: /\n        route:\n          cluster: outbound|80||a.example.com',
    );
    expect(text).toContain('retry_on: connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes');
  });
});

describe('a hop', () => {
  it('of the listener, the route and the cluster has its messages, and each line its origin', () => {
    const scope = scopeIn([
      entry('a.example.com', 'HTTP'),
      rule('{ host: a.example.com, trafficPolicy: { loadBalancer: { simple: RANDOM } } }'),
    ]);
    const { mesh } = scope;
    const trace = traceCall(mesh, {
      client: anyPod(mesh, 'default'),
      url: 'http://a.example.com',
      method: 'GET',
      headers: {},
    });
    const kinds = trace?.hops.map((hop) => [
      hop.at,
      envoyOfHop(mesh, trace, hop)
        .map(({ kind }) => kind)
        .join(),
    ]);
    expect(kinds).toEqual([
      ['dns', ''],
      ['listener', 'listener'],
      ['route', 'route'],
      ['cluster', 'cluster'],
      ['destination-rule', ''],
      ['endpoint', ''],
    ]);
    const hop = trace?.hops.find(({ at }) => at === 'cluster');
    const [part] = trace && hop ? envoyOfHop(mesh, trace, hop) : [];
    const { text, origins } = envoyYaml(part?.message ?? {});
    const line = text.split('\n').indexOf('lb_policy: RANDOM') + 1;
    expect(origins.get(line)?.resource?.kind).toBe('DestinationRule');
    expect(origins.get(line)?.path).toEqual(['spec', 'trafficPolicy', 'loadBalancer', 'simple']);
  });

  it('at the catch-all of the sidecar shows what takes the call', () => {
    const { mesh } = scopeIn([entry('a.example.com', 'TCP', { port: 5432 })]);
    const trace = traceCall(mesh, {
      client: anyPod(mesh, 'default'),
      url: 'https://other.example.net',
      method: 'GET',
      headers: {},
    });
    const hop = trace?.hops.find(({ at }) => at === 'listener');
    const [part] = trace && hop ? envoyOfHop(mesh, trace, hop) : [];
    expect(told(part?.message, 'name', 'use_original_dst')).toBe('name: virtualOutbound\nuse_original_dst: true\n');
  });
});

describe('the text', () => {
  it('quotes what YAML would read as something else', () => {
    expect(
      envoyYaml({ a: 'true', b: '80', c: 'outbound|80||x', d: ['*.x'], e: 'a: b', f: '', g: '0.0.0.0_80' }).text,
    ).toBe('a: "true"\nb: "80"\nc: outbound|80||x\nd:\n  - "*.x"\ne: "a: b"\nf: ""\ng: 0.0.0.0_80\n');
  });
});

it('binds a listener to its port, and shows none of a call that no proxy sees', () => {
  const sidecar = document(
    'Sidecar',
    'default/own',
    '{ egress: [{ port: { number: 8443, name: tls, protocol: TLS }, captureMode: NONE, hosts: ["./*"] }] }',
  );
  const { mesh } = scopeIn([entry('a.example.com', 'TLS', { port: 8443 }), sidecar]);
  const shown = (url: string): readonly EnvoyPart[] => {
    const trace = traceCall(mesh, { client: anyPod(mesh, 'default'), url, method: 'GET', headers: {} });
    const hop = trace?.hops.find(({ at }) => at === 'listener');
    return trace && hop ? envoyOfHop(mesh, trace, hop) : [];
  };
  const [listener] = shown('tls://127.0.0.1:8443');
  expect(told(listener?.message, 'name', 'bind_to_port')).toBe('name: 127.0.0.1_8443\n');
  expect(shown('tls://127.0.0.1:9443')).toEqual([]);
});
