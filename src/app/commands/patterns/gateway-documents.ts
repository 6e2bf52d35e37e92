import type { Gateway } from '../../../core/mesh';
import { scalar } from '../../../core/schema';
import type { GatewayPlan } from './gateway-plan';
import { gatewayPort, type GatewayMode } from './gateway-ports';
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

/** A Gateway for the hosts of an entry, as a document. */
export function gatewayText(name: string, { namespace, mode, entry: { hosts }, labels }: GatewayPlan): string {
  const server = serverOf(mode);
  return `${headOf('Gateway', name, namespace)}spec:
  selector:
${labelText(labels)}  servers:
    - port:
        number: ${gatewayPort}
        name: ${server.name}
        protocol: ${server.protocol}
      hosts:
${hosts.map((host) => `        - ${scalar(host)}\n`).join('')}      tls:
        mode: ${server.mode}
`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `    ${scalar(key)}: ${scalar(value)}\n`)
    .join('');
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

/** A VirtualService that sends calls to the gateway, and from there to the host, as a document. */
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

/** A subset of the gateway's Service for one host: mutual TLS of the mesh with the host's name, or none where the apps' own is passed through. */
export interface SubsetText {
  readonly name: string;
  readonly host: string;
  readonly mode: GatewayMode;
}

/** A subset per host, so that rules for other hosts can stand beside it. */
export function subsetValue({ name, host, mode }: SubsetText): Record<string, unknown> {
  const tls = mode === 'pass' ? { mode: 'DISABLE' } : { mode: 'ISTIO_MUTUAL', sni: host };
  return { name, trafficPolicy: { portLevelSettings: [{ port: { number: gatewayPort }, tls }] } };
}

/** A DestinationRule for the calls to the gateway, as a document. */
export function toGatewayText(
  name: string,
  namespace: string | null,
  service: string,
  subset: SubsetText,
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
${subset.mode === 'pass' ? '              mode: DISABLE\n' : `              mode: ISTIO_MUTUAL\n              sni: ${scalar(subset.host)}\n`}${exportText(exportTo)}`;
}

function exportText(exportTo: readonly string[]): string {
  return exportTo.length === 0 ? '' : `  exportTo:\n${exportTo.map((each) => `    - ${scalar(each)}\n`).join('')}`;
}

/** `namespace/name`, as a VirtualService anywhere names the gateway. */
export function gatewayRef(gateway: Gateway | undefined, { namespace }: GatewayPlan, name: string): string {
  return gateway ? `${gateway.namespace}/${gateway.name}` : `${namespace}/${name}`;
}
