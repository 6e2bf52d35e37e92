import { clusterUsesOf, servicesOf, type Cluster, type Mesh, type MeshService, type ServicePort } from '../mesh';
import { portKey } from './inventory-calls';

/** A port of a host, as an entry defines it. */
export interface DefinedPort {
  readonly service: MeshService;
  /** Undefined for an entry without any port that can be read. */
  readonly port: ServicePort | undefined;
  /** As clients get it, whether or not one is drawn; undefined where no client sees it. */
  readonly cluster: Cluster | undefined;
}

/** All ports of all hosts of all entries, by their keys. */
export function definedPorts(mesh: Mesh): ReadonlyMap<string, DefinedPort> {
  const clusters = clustersByKey(mesh);
  const found = new Map<string, DefinedPort>();
  for (const service of servicesOf(mesh)) {
    if (service.registry !== 'ServiceEntry') continue;
    for (const port of service.ports.length > 0 ? service.ports : [undefined]) {
      const key = portKey(service.host, port?.number ?? 0, service.resource);
      if (!found.has(key)) found.set(key, { service, port, cluster: clusters.get(key) });
    }
  }
  return found;
}

/** The cluster of each port without a subset; of several policies that of the first client. */
function clustersByKey(mesh: Mesh): ReadonlyMap<string, Cluster> {
  const found = new Map<string, Cluster>();
  for (const { service, port, subset, cluster } of clusterUsesOf(mesh)) {
    const key = portKey(service.host, port.number, port.owner.resource);
    if (subset === undefined && !found.has(key)) found.set(key, cluster);
  }
  return found;
}

/** What calls to a host are sent to: written addresses, with the port where it is another one, or in words what is found by itself. */
export function endpointWords({ service, port }: DefinedPort): readonly string[] {
  const { entry, host, resolution } = service;
  if (entry === undefined || resolution === 'NONE') return resolution === 'NONE' ? ['the dialled address'] : [];
  if (resolution === 'DYNAMIC_DNS') return ['the called name'];
  if (entry.selector) return ['the pods and WorkloadEntries that it selects'];
  if (entry.endpoints.length > 0) return entry.endpoints.map((endpoint) => addressWords(endpoint, port));
  if (resolution === 'DNS') return [`every address of ${host}${targetWords(port)}`];
  return resolution === 'DNS_ROUND_ROBIN' ? [`one address of ${host} at a time${targetWords(port)}`] : [];
}

function addressWords(
  { address, ports }: NonNullable<MeshService['entry']>['endpoints'][number],
  port: ServicePort | undefined,
): string {
  if (address.startsWith('unix:') || port === undefined) return address;
  const dialled = (Object.hasOwn(ports, port.name) ? ports[port.name] : undefined) ?? port.targetPort ?? port.number;
  if (dialled === port.number) return address;
  return address.includes(':') ? `[${address}]:${dialled}` : `${address}:${dialled}`;
}

function targetWords(port: ServicePort | undefined): string {
  return port?.targetPort === undefined || port.targetPort === port.number ? '' : `, port ${port.targetPort}`;
}
