import { proxyOf, type Mesh, type Workload } from '../../core/mesh';
import { selectedPod } from '../calling-pod';
import type { AppState } from '../store';

/** Who calls while nobody is chosen: the pod that is selected, else the first that draws a call, else the first that is no gateway; undefined without pods. */
export function firstCaller(state: AppState): Workload | undefined {
  const { mesh } = state.snapshot;
  return selectedPod(state) ?? mesh.workloads.find(({ calls }) => calls.length > 0) ?? firstClient(mesh);
}

function firstClient(mesh: Mesh): Workload | undefined {
  const { workloads } = mesh;
  return workloads.find((each) => !isGateway(mesh, each)) ?? workloads[0];
}

function isGateway(mesh: Mesh, workload: Workload): boolean {
  const { kind } = proxyOf(mesh, workload);
  return kind === 'egress-gateway' || kind === 'waypoint';
}
