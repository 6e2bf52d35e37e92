import type { ClusterUse, MeshService } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { forClusters } from '../runtime/cluster-hits';
import type { Hit } from '../runtime/hits';

export const twoAllocations: WorkspaceRule = {
  id: 'two-allocations',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L22'],
  summary: 'Two ServiceEntries of one host are each allocated an address of their own.',
  why: 'Addresses are allocated for each entry, and with DNS capture the name has both. A connection to the address of one entry finds no listener for the ports of the other. HTTP is told by name and not touched.',
  source:
    'istio/istio pilot/pkg/controllers/ipallocate/ipallocate.go (IPAllocator.reconcile); pkg/dns/server/name_table.go (BuildNameTable)',
  check: forClusters((use) => {
    const [first, ...others] = use.service.definitions.filter(isAllocated);
    if (first === undefined || use.subset !== undefined) return [];
    return others.flatMap((each) => hitsOf(use, first, each));
  }),
};

function isAllocated({ hiddenAddress, ports }: MeshService): boolean {
  return hiddenAddress === 'allocated' && ports.some((port) => port.class !== 'http' && port.class !== 'udp');
}

function hitsOf({ clients }: ClusterUse, first: MeshService, { resource, host, entry }: MeshService): readonly Hit[] {
  const sidecars = clients.filter(({ kind }) => kind === 'sidecar');
  const capturing = sidecars.filter(({ dnsCapture }) => dnsCapture);
  if (capturing.length === 0) return [];
  return [
    {
      resource,
      path: ['spec', 'hosts', Math.max(entry?.hosts.indexOf(host) ?? 0, 0)],
      ref: 'L22',
      by: first.resource.key,
      clients: capturing,
      all: sidecars,
      say: (whose) =>
        `Connections to ${host} may find no listener: ${callOf(first.resource)} has the host too, istiod allocates each entry its own address, and sidecars${whose} answer the name with both. Write the same addresses into both.`,
    },
  ];
}
