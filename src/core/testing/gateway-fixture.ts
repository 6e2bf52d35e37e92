import type { Mesh } from '../mesh';
import type { GatewayArrival, GatewayChoice } from '../mesh/proxy/gateways/gateway-choice';
import { takeAtGateway } from '../mesh/proxy/gateways/gateway-take';
import { gatewaysBehind } from '../mesh/proxy/gateways/gateway-target';
import { scopeOf } from '../mesh/proxy/scope/scopes';
import { istioResource } from './istio-resource';
import { mesh } from './mesh-fixture';

/** The Service `edge/out` of the gateway's pods, with these ports in flow style: 80 and 443 unless they are given. */
export function service(ports = '{ port: 80, name: http }, { port: 443, name: https }'): string {
  return `
  apiVersion: v1
  kind: Service
  metadata: { name: out, namespace: edge }
  spec: { selector: { istio: egressgateway }, ports: [${ports}] }
  ---`;
}

/** A Gateway of these pods. */
export function gateway(name: string, namespace: string, ...servers: readonly string[]): string {
  const spec = `{ selector: { istio: egressgateway }, servers: [${servers.join(', ')}] }`;
  return istioResource('Gateway', name, namespace, spec);
}

/** A VirtualService; its spec in flow style without the braces. */
export function routes(name: string, namespace: string, spec: string): string {
  return istioResource('VirtualService', name, namespace, `{ ${spec} }`);
}

/** A server for HTTP. */
export function http(hosts: string, number = 80): string {
  return `{ port: { number: ${number}, name: http-${number}, protocol: HTTP }, hosts: [${hosts}] }`;
}

/** A server for TCP on port 80. */
export function tcp(hosts: string): string {
  return `{ port: { number: 80, name: tcp, protocol: TCP }, hosts: [${hosts}] }`;
}

/** A server on port 443 that takes TLS in this mode. */
export function tls(hosts: string, mode: string, protocol = 'HTTPS', name = 'https'): string {
  return `{ port: { number: 443, name: ${name}, protocol: ${protocol} }, hosts: [${hosts}], tls: { mode: ${mode} } }`;
}

/** A destination in a list of them. */
export function to(host: string, port = 80): string {
  return `{ destination: { host: ${host}, port: { number: ${port} } } }`;
}

/** What the gateway behind a port of `edge/out` does with what arrives: plain HTTP, unless that is said otherwise. */
export function take(documents: string, arrival: Partial<GatewayArrival>, port = 80): GatewayChoice {
  const built: Mesh = mesh`${documents}`.mesh;
  const target = gatewaysBehind(built, 'out.edge.svc.cluster.local', port);
  if (target?.podPort === undefined) throw new Error('There is no gateway');
  return takeAtGateway(scopeOf(built, target.proxy), target, {
    port: target.podPort,
    payload: 'http1',
    sni: undefined,
    wrapped: undefined,
    request: undefined,
    ...arrival,
  });
}

/** A request that arrives. */
export function get(host: string, path = '/'): Partial<GatewayArrival> {
  return { request: { host, path, method: 'GET', headers: {} } };
}

/** The mesh's own TLS around what arrives. */
export function mtls(sni: string | undefined): Pick<GatewayArrival, 'wrapped'> {
  return { wrapped: { mode: 'ISTIO_MUTUAL', sni, alpn: ['istio'] } };
}

/** `host:port` of what it goes on to, or what the gateway does instead. */
export function told({ action }: GatewayChoice): string {
  switch (action.type) {
    case 'tcp':
      return addresses(action.destinations);
    case 'redirect':
      return `${action.code} ${action.location}`;
    case 'reset':
    case 'not-listening':
      return action.type;
    case 'http': {
      const then = action.routes.action;
      if (then.type === 'forward') return addresses(then.destinations);
      return then.type === 'no-route' || then.type === 'unknown-host' ? '404' : `answer ${then.code}`;
    }
  }
}

function addresses(destinations: readonly { readonly host: string; readonly port: number }[]): string {
  return destinations.map(({ host, port }) => `${host}:${port}`).join(' ');
}
