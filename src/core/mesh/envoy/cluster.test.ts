import { describe, expect, it } from 'vitest';
import { document, entry, kubernetes, scopeIn } from '../../testing/listener-fixture';
import { dedent } from '../../testing/mesh-fixture';
import { clusterOf } from '../proxy/clusters/clusters';
import type { Scope } from '../proxy/scope/scope';
import { envoyCluster } from './cluster';
import type { EnvoyFields } from './tree';
import { envoyYaml } from './yaml';

const rule = (spec: string): string => document('DestinationRule', 'default/rule', spec);

/** Some top-level fields of a message, as YAML. */
function told(message: EnvoyFields | undefined, ...fields: readonly string[]): string {
  const all = message ?? {};
  return envoyYaml(Object.fromEntries(fields.map((field) => [field, all[field]]))).text;
}

function clusterIn(scope: Scope, host: string, port: number, subset?: string): EnvoyFields | undefined {
  return envoyCluster(scope.mesh, clusterOf(scope, host, port, subset));
}

describe('a cluster', () => {
  it('has the endpoints of names in itself, and the TLS of its rule with the name of each request', () => {
    const scope = scopeIn([
      entry('a.example.com', 'HTTP', { more: 'location: MESH_EXTERNAL' }),
      rule('{ host: a.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }'),
    ]);
    const message = clusterIn(scope, 'a.example.com', 80);
    expect(told(message, 'name', 'type', 'dns_lookup_family', 'respect_dns_ttl', 'load_assignment')).toBe(
      dedent(`
        name: outbound|80||a.example.com
        type: STRICT_DNS
        dns_lookup_family: V4_ONLY
        respect_dns_ttl: true
        load_assignment:
          cluster_name: outbound|80||a.example.com
          endpoints:
            - locality: {}
              lb_endpoints:
                - endpoint:
                    address:
                      socket_address:
                        address: a.example.com
                        port_value: 80
                  load_balancing_weight: 1
              load_balancing_weight: 1
              priority: 0
      `),
    );
    const options = told(message, 'typed_extension_protocol_options');
    expect(options).toContain('auto_sni: true\n      auto_san_validation: true');
    expect(options).toContain('explicit_http_config:\n      http_protocol_options: {}');
    const socket = told(message, 'transport_socket');
    expect(socket).toContain('name: file-root:system');
    expect(socket).not.toContain('sni:');
  });

  it('has only what is written of an outlier detection, a panic threshold of 0, and no detector by success rate', () => {
    const scope = scopeIn([
      entry('a.example.com', 'HTTP'),
      rule(
        '{ host: a.example.com, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 3, maxEjectionPercent: 50 } } }',
      ),
    ]);
    expect(told(clusterIn(scope, 'a.example.com', 80), 'common_lb_config', 'outlier_detection')).toBe(
      dedent(`
        common_lb_config:
          healthy_panic_threshold:
            value: 0
        outlier_detection:
          consecutive_5xx: 0
          max_ejection_percent: 50
          enforcing_consecutive_5xx: 0
          enforcing_success_rate: 0
          consecutive_gateway_failure: 3
          enforcing_consecutive_gateway_failure: 100
      `),
    );
  });

  it('has limits at the largest number, and those of the rule in their place', () => {
    const scope = scopeIn([
      entry('a.example.com', 'HTTP2'),
      rule(
        '{ host: a.example.com, trafficPolicy: { connectionPool: { tcp: { maxConnections: 7, connectTimeout: 250ms, tcpKeepalive: { time: 2m, probes: 4 } }, http: { maxConcurrentStreams: 9 } } } }',
      ),
    ]);
    const fields = ['connect_timeout', 'circuit_breakers', 'upstream_connection_options'];
    expect(told(clusterIn(scope, 'a.example.com', 80), ...fields, 'typed_extension_protocol_options')).toBe(
      dedent(`
        connect_timeout: 0.25s
        circuit_breakers:
          thresholds:
            - max_connections: 7
              max_pending_requests: 4294967295
              max_requests: 4294967295
              max_retries: 4294967295
              track_remaining: true
        upstream_connection_options:
          tcp_keepalive:
            keepalive_probes: 4
            keepalive_time: 120
        typed_extension_protocol_options:
          envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
            "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
            common_http_protocol_options: {}
            explicit_http_config:
              http2_protocol_options:
                max_concurrent_streams: 9
      `),
    );
  });

  it('asks EDS for its endpoints, and tries mesh mTLS with those that take it', () => {
    const scope = scopeIn([
      kubernetes('default/db', '{ clusterIP: 10.0.0.1, selector: { app: db }, ports: [{ port: 80, name: http }] }'),
    ]);
    const message = clusterIn(scope, 'db.default.svc.cluster.local', 80);
    expect(told(message, 'type', 'eds_cluster_config')).toBe(
      dedent(`
        type: EDS
        eds_cluster_config:
          eds_config:
            ads: {}
            initial_fetch_timeout: 0s
            resource_api_version: V3
          service_name: outbound|80||db.default.svc.cluster.local
      `),
    );
    const sockets = told(message, 'transport_socket_matches');
    expect(sockets).toContain('sni: outbound_.80_._.db.default.svc.cluster.local');
    expect(sockets).toContain('name: ROOTCA');
    expect(sockets).toContain('name: tlsMode-disabled\n    match: {}');
  });

  it('of a forward proxy has a type of its own, and the cache that its filter fills', () => {
    const scope = scopeIn([entry('*.example.com', 'TLS', { port: 443, resolution: 'DYNAMIC_DNS' })]);
    expect(told(clusterIn(scope, '*.example.com', 443), 'type', 'cluster_type', 'lb_policy')).toBe(
      dedent(`
        cluster_type:
          name: envoy.clusters.dynamic_forward_proxy
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig
            dns_cache_config:
              name: "*.example.com_dfp_dns_cache"
              dns_lookup_family: V4_ONLY
        lb_policy: CLUSTER_PROVIDED
      `),
    );
  });

  it('that is not there has no configuration', () => {
    const scope = scopeIn([entry('a.example.com', 'HTTP')]);
    expect(clusterIn(scope, 'a.example.com', 81)).toBeUndefined();
  });
});
