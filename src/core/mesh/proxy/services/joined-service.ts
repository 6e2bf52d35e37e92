import { isEqual } from '../../equal';
import type { ServicePort } from '../../service-entry';
import type { JoinedService, ScopedPort, ScopedService } from '../scope/scope';
import type { MeshService } from './service';

/**
 * One service of several definitions of a host in one namespace, given in istiod's order (pilot/pkg/model/sidecar.go, appendSidecarServices). Every
 * definition has listeners and virtual hosts; the cluster is made of those that can be merged, and of a Kubernetes one alone.
 */
export function joinDefinitions(definitions: readonly [MeshService, ...MeshService[]]): ScopedService {
  const main = definitions.find((each) => each.registry === 'Kubernetes') ?? definitions[0];
  const ports: ScopedPort[] = main.ports.map((port) => scopedPort(port, main, true));
  const joined = definitions.flatMap((each) =>
    each === main ? [] : [{ service: each, how: joinPorts(ports, main, each) }],
  );
  for (const { service, how } of joined) if (how === 'apart') addPorts(ports, service, false);
  const { host, namespace, orderName, created, registry, resource, entry, resolution, external } = main;
  const { exportTo, visibility, labels, selector, aliases } = main;
  return {
    host,
    namespace,
    orderName,
    created,
    registry,
    resource,
    entry,
    resolution,
    external,
    exportTo,
    visibility,
    labels,
    selector,
    aliases,
    ports,
    addresses: [...new Set(definitions.flatMap((each) => each.addresses))],
    allocated: [...new Set(definitions.flatMap((each) => each.allocated))],
    hiddenAddress: main.hiddenAddress ?? definitions.find((each) => each.hiddenAddress)?.hiddenAddress,
    joined,
    definitions,
    onlyRouted: false,
  };
}

function joinPorts(ports: ScopedPort[], main: MeshService, other: MeshService): JoinedService['how'] {
  if (main.registry !== other.registry) return 'apart';
  if (samePorts(ports, other.ports)) return 'endpoints';
  if (!isEqual(termsOf(main), termsOf(other))) return 'apart';
  addPorts(ports, other, true);
  return 'merged';
}

function addPorts(ports: ScopedPort[], owner: MeshService, hasCluster: boolean): void {
  const numbers = new Set(ports.map(({ number }) => number));
  for (const port of owner.ports)
    if (!numbers.has(port.number)) {
      numbers.add(port.number);
      ports.push(scopedPort(port, owner, hasCluster));
    }
}

/** A port as proxies know it by a definition. Written out, since objects that are spread each get a shape of their own. */
export function scopedPort(port: ServicePort, owner: MeshService, hasCluster: boolean): ScopedPort {
  const { index, number, name, protocol, class: kind, targetPort } = port;
  return { index, number, name, protocol, class: kind, targetPort, owner, hasCluster };
}

function samePorts(a: readonly ServicePort[], b: readonly ServicePort[]): boolean {
  const termOf = (port: ServicePort): unknown => [port.number, port.name, port.protocol.toUpperCase()];
  return isEqual(a.map(termOf), b.map(termOf));
}

/** What must be equal for ports to be merged (model/sidecar.go, canMergeServices). */
function termsOf({ resolution, selector, exportTo, labels }: MeshService): unknown {
  return [resolution, selector ?? {}, [...new Set(exportTo)].sort(), labels];
}
