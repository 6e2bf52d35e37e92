import type { Mesh } from '../../build';
import type { ListenerImports } from '../scope/imported';
import { joinDefinitions } from './joined-service';
import { routedDefinition } from '../scope/routed-services';
import type { ScopedService } from '../scope/scope';
import type { MeshService } from './service';
import { portsNumbered } from '../../find-ports';

/**
 * The service with exactly this host that a proxy has clusters of: what its listeners import, in their order and with the ports that each imports, then what
 * imported VirtualServices send to (pilot/pkg/model/sidecar.go, collectImportedServices).
 */
export function clusteredService(
  mesh: Mesh,
  listeners: readonly ListenerImports[],
  host: string,
): ScopedService | undefined {
  const imported = listeners.flatMap((each) => each.at(host) ?? []);
  const [first, ...more] = imported;
  if (first && listeners.length === 1) return first;
  const routed = mesh.virtualServices.length === 0 ? undefined : routedDefinition(mesh, listeners, host);
  if (first === undefined) return routed && { ...joinDefinitions([routed]), onlyRouted: true };
  const others = [...more.flatMap((each) => each.definitions), ...(routed ? [routed] : [])];
  const missing = others.filter((each) => each.namespace === first.namespace && !hasAll(first, each));
  return missing.length === 0 ? first : joinAll(first, missing);
}

function hasAll(service: ScopedService, { ports }: MeshService): boolean {
  return ports.every((port) => portsNumbered(service.ports, port.number).length > 0);
}

function joinAll({ definitions }: ScopedService, more: readonly MeshService[]): ScopedService | undefined {
  const [first, ...rest] = [...new Set([...definitions, ...more])];
  return first && joinDefinitions([first, ...rest]);
}
