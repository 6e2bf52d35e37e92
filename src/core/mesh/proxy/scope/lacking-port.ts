import { portsNumbered } from '../../find-ports';
import type { MeshService } from '../services/service';
import type { Scope } from './scope';

/**
 * The definition of a host that a Sidecar does not import, and that a route to one of its ports would bring all the same: what stands against it is that it
 * lacks this port (pilot/pkg/model/sidecar.go, serviceMatchingVirtualServicePorts). Undefined where anything else does.
 */
export function lackingPort(scope: Scope, host: string, port: number): MeshService | undefined {
  const left = scope.unseen(host).filter(({ service, why }) => service.host === host && why === 'not-imported');
  const hasPort = left.some(({ service }) => portsNumbered(service.ports, port).length > 0);
  return hasPort || scope.proxy.kind !== 'sidecar' ? undefined : left[0]?.service;
}
