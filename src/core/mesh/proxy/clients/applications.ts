import type { Mesh } from '../../build';
import type { Workload } from '../../workload';
import { proxyOf } from './proxies';

const known = new WeakMap<Mesh, readonly Workload[]>();

/** Whether the pods of a workload are nothing but a gateway or a waypoint: they pass on what others call. One with a drawn call is a caller all the same. */
export function isGatewayPod(mesh: Mesh, workload: Workload): boolean {
  if (workload.calls.length > 0) return false;
  const { kind } = proxyOf(mesh, workload);
  return kind === 'egress-gateway' || kind === 'waypoint';
}

/** The workloads that may call something, in the order of the mesh: all but the pods of gateways and waypoints. */
export function applicationsOf(mesh: Mesh): readonly Workload[] {
  let found = known.get(mesh);
  if (found === undefined) known.set(mesh, (found = mesh.workloads.filter((each) => !isGatewayPod(mesh, each))));
  return found;
}
