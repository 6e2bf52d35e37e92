import type { Resource } from '../../../schema';
import type { Mesh } from '../../build';
import { protocolClass } from '../../protocol';
import { integerIn, listIn, recordIn, textIn } from '../../read';
import type { ServicePort } from '../../service-entry';
import type { GatewayResource } from '../ambient/ambient-resources';
import { nameLabel } from '../ambient/ambient-waypoint';
import type { MeshService } from '../services/service';
import { apiGatewayAt, hasMadeService } from './api-gateways';
import type { GatewayTarget } from './gateway-choice';
import { gatewaysBehind } from './gateway-target';
import { joinDefinitions } from '../services/joined-service';
import type { ScopedService } from '../scope/scope';

const known = new WeakMap<GatewayTarget, ScopedService>();

/**
 * The Service that a gateway's pods are taken to have where no file has it, with the one port that is asked for: designs hold the rules for a gateway more often than
 * what Istio's charts install of it. Undefined where a destination is not taken for a gateway.
 */
export function assumedService(mesh: Mesh, host: string, port: number): ScopedService | undefined {
  const target = gatewaysBehind(mesh, host, port);
  if (target === undefined) return ofApiGateway(mesh, host, port);
  if (target.service || target.gateways.length === 0) return undefined;
  let service = known.get(target);
  if (service === undefined) known.set(target, (service = serviceOf(target, host, port)));
  return service;
}

const ofResource = new WeakMap<Resource, Map<string, ScopedService>>();

/** The Service of a Gateway of the Gateway API, which istiod makes with a port for each listener, or which an address of it names. */
function ofApiGateway(mesh: Mesh, host: string, port: number): ScopedService | undefined {
  const gateway = apiGatewayAt(mesh, host);
  if (gateway === undefined) return undefined;
  let services = ofResource.get(gateway.resource);
  if (services === undefined) ofResource.set(gateway.resource, (services = new Map()));
  const ports = hasMadeService(gateway) ? listenerPorts(gateway) : [portNumbered(port, '')];
  const key = `${host} ${hasMadeService(gateway) ? '' : port}`;
  let service = services.get(key);
  if (service === undefined)
    services.set(key, (service = serviceAt(host, gateway, { [nameLabel]: gateway.name }, ports)));
  return service;
}

/** Listeners may share a port, and the Service has it once (pilot/pkg/config/kube/gateway/deploymentcontroller.go, extractServicePorts). */
function listenerPorts({ resource }: GatewayResource): readonly ServicePort[] {
  const ports = new Map<number, ServicePort>();
  for (const listener of listIn(recordIn(resource.value, 'spec'), 'listeners')) {
    const number = integerIn(listener, 'port');
    if (number !== undefined && !ports.has(number))
      ports.set(number, portNumbered(number, textIn(listener, 'protocol') ?? ''));
  }
  return [...ports.values()];
}

/** Port names as in Istio's charts (manifests/charts/gateways/istio-egress). Its pods are those that the Gateway selects. */
function serviceOf({ gateways, proxy }: GatewayTarget, host: string, number: number): ScopedService {
  const protocol = number === 443 ? 'HTTPS' : number === 80 ? 'HTTP2' : '';
  const resource = gateways[0]?.resource;
  if (resource === undefined) throw new Error(`No Gateway selects the pods of ${host}.`);
  const home = { resource, namespace: proxy.namespace };
  return serviceAt(host, home, proxy.labels, [portNumbered(number, protocol)]);
}

function portNumbered(number: number, protocol: string): ServicePort {
  const name = `port-${number}`;
  return { index: -1, number, name, protocol, class: protocolClass(protocol), targetPort: undefined };
}

function serviceAt(
  host: string,
  { resource, namespace }: { readonly resource: Resource; readonly namespace: string },
  selector: MeshService['labels'],
  ports: readonly ServicePort[],
): ScopedService {
  return joinDefinitions([
    {
      host,
      namespace,
      orderName: host,
      created: 0,
      registry: 'Kubernetes',
      resource,
      entry: undefined,
      resolution: 'STATIC',
      external: false,
      ports,
      addresses: [],
      hiddenAddress: 'cluster',
      allocated: [],
      exportTo: [],
      visibility: 'PUBLIC',
      labels: {},
      selector,
      aliases: [],
    },
  ]);
}
