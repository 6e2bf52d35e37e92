import type { Mesh, OtherResource } from './build';
import { isEqual } from './equal';
import { isAttachable } from './trace/attached';
import { diffLists } from './list-diff';
import type { Workload } from './workload';

/** Whether all that calls to any host may depend on is the same: Services, Namespaces, policies, and what workloads are apart from their calls. */
export function surroundingsStay(before: Mesh, now: Mesh): boolean {
  if (before.others !== now.others) {
    const { removed, added } = diffLists(before.others, now.others);
    if ([...removed, ...added].some(hasSay)) return false;
  }
  if (before.workloads === now.workloads) return true;
  return (
    before.workloads.length === now.workloads.length &&
    now.workloads.every((workload, index) => isSamePod(workload, before.workloads[index]))
  );
}

/** Kinds that change nothing about a call, such as a Secret, are most of a bundle's other resources. */
function hasSay(resource: OtherResource): boolean {
  return kinds.has(resource.kind) || isAttachable(resource) || resource.injection !== undefined;
}

const kinds: ReadonlySet<string> = new Set([
  'Service',
  'Endpoints',
  'EndpointSlice',
  'Namespace',
  'WorkloadEntry',
  'WorkloadGroup',
  'PeerAuthentication',
  'ProxyConfig',
  'MutatingWebhookConfiguration',
  'AuthorizationPolicy',
  'EnvoyFilter',
  'WasmPlugin',
  'Gateway',
  'GatewayClass',
]);

function isSamePod(a: Workload, b: Workload | undefined): boolean {
  if (a === b) return true;
  return (
    b !== undefined &&
    a.id === b.id &&
    a.locality === b.locality &&
    JSON.stringify([a.labels, a.annotations]) === JSON.stringify([b.labels, b.annotations]) &&
    isEqual(a.pods, b.pods)
  );
}
