import type { Gateway } from '../../../core/mesh';
import { scalar } from '../../../core/schema';
import { gatewayPort, type GatewayMode, type GatewayPlan } from './gateway-plan';
import { headOf } from './rule-steps';

/** What the gateway listens for: it ends the mesh's own TLS, or passes on TLS of the apps by server name. */
export function serverOf(mode: GatewayMode): {
  readonly protocol: string;
  readonly mode: string;
  readonly name: string;
} {
  return mode === 'pass'
    ? { protocol: 'TLS', mode: 'PASSTHROUGH', name: 'tls' }
    : { protocol: 'HTTPS', mode: 'ISTIO_MUTUAL', name: 'https' };
}

export function gatewayText(name: string, namespace: string, mode: GatewayMode, hosts: readonly string[]): string {
  const server = serverOf(mode);
  return `${headOf('Gateway', name, namespace)}spec:
  selector:
    istio: egressgateway
  servers:
    - port:
        number: ${gatewayPort}
        name: ${server.name}
        protocol: ${server.protocol}
      hosts:
${hosts.map((host) => `        - ${scalar(host)}\n`).join('')}      tls:
        mode: ${server.mode}
`;
}

/** What a VirtualService for one host is written from. */
export interface WayText {
  readonly host: string;
  /** The entry's port that the calls come in on. */
  readonly port: number;
  /** How the VirtualService names the gateway. */
  readonly gateway: string;
  readonly service: string;
  /** The subset of the gateway's rule; undefined where no TLS is added on the way. */
  readonly subset: string | undefined;
}

/** The rule that sends pods' calls to the gateway. */
export function inwardRule({ host, port, service, subset }: WayText, mode: GatewayMode): Record<string, unknown> {
  const names = mode === 'pass' ? { sniHosts: [host] } : {};
  return {
    match: [{ gateways: ['mesh'], port, ...names }],
    route: [
      { destination: { host: service, ...(subset === undefined ? {} : { subset }), port: { number: gatewayPort } } },
    ],
  };
}

/** The rule that sends what comes out of the gateway to the host. */
export function outwardRule({ host, port, gateway }: WayText, mode: GatewayMode): Record<string, unknown> {
  const names = mode === 'pass' ? { sniHosts: [host] } : {};
  return {
    match: [{ gateways: [gateway], port: gatewayPort, ...names }],
    route: [{ destination: { host, port: { number: port } } }],
  };
}

export function virtualServiceText(
  name: string,
  namespace: string | null,
  way: WayText,
  mode: GatewayMode,
  exportTo: readonly string[],
): string {
  const sni = mode === 'pass' ? `          sniHosts:\n            - ${scalar(way.host)}\n` : '';
  const subset = way.subset === undefined ? '' : `            subset: ${scalar(way.subset)}\n`;
  return `${headOf('VirtualService', name, namespace)}spec:
  hosts:
    - ${scalar(way.host)}
  gateways:
    - mesh
    - ${way.gateway}
  ${mode === 'pass' ? 'tls' : 'http'}:
    - match:
        - gateways:
            - mesh
          port: ${way.port}
${sni}      route:
        - destination:
            host: ${way.service}
${subset}            port:
              number: ${gatewayPort}
    - match:
        - gateways:
            - ${way.gateway}
          port: ${gatewayPort}
${sni}      route:
        - destination:
            host: ${scalar(way.host)}
            port:
              number: ${way.port}
${exportText(exportTo)}`;
}

/** A subset per host, so that rules for other hosts can stand beside it; its name is a DNS label. */
export function subsetValue(name: string, host: string): Record<string, unknown> {
  const tls = { mode: 'ISTIO_MUTUAL', sni: host };
  return { name, trafficPolicy: { portLevelSettings: [{ port: { number: gatewayPort }, tls }] } };
}

export function toGatewayText(
  name: string,
  namespace: string | null,
  service: string,
  subset: { readonly name: string; readonly host: string },
  exportTo: readonly string[],
): string {
  return `${headOf('DestinationRule', name, namespace)}spec:
  host: ${service}
  subsets:
    - name: ${scalar(subset.name)}
      trafficPolicy:
        portLevelSettings:
          - port:
              number: ${gatewayPort}
            tls:
              mode: ISTIO_MUTUAL
              sni: ${scalar(subset.host)}
${exportText(exportTo)}`;
}

function exportText(exportTo: readonly string[]): string {
  return exportTo.length === 0 ? '' : `  exportTo:\n${exportTo.map((each) => `    - ${scalar(each)}\n`).join('')}`;
}

/** `namespace/name`, as a VirtualService anywhere names the gateway. */
export function gatewayRef(gateway: Gateway | undefined, { namespace }: GatewayPlan, name: string): string {
  return gateway ? `${gateway.namespace}/${gateway.name}` : `${namespace}/${name}`;
}
