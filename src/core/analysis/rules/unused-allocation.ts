import type { ClusterUse, MeshService } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { forClusters } from '../runtime/cluster-hits';
import type { Hit } from '../runtime/hits';

export const unusedAllocation: WorkspaceRule = {
  id: 'unused-allocation',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L21'],
  summary: 'An address is to be allocated for a TCP port, and clients do not capture DNS.',
  why: 'Only a proxy that answers names itself sends callers to an allocated address. For all others the entry is as if it had none, and its TCP listener takes the whole port.',
  source:
    'istio/istio pilot/pkg/networking/serviceentry/ip_autoallocation.go (ShouldV2AutoAllocateIP); pilot/pkg/model/service.go (GetAddressForProxy)',
  check: forClusters((use) => use.service.definitions.flatMap((each) => hitsOf(use, each))),
};

const label = 'networking.istio.io/enable-autoallocate-ip';

function hitsOf({ clients, subset }: ClusterUse, service: MeshService): readonly Hit[] {
  if (subset !== undefined || service.hiddenAddress !== 'allocated') return [];
  if (service.labels[label]?.toLowerCase() !== 'true') return [];
  const port = service.ports.find(({ class: kind }) => kind === 'tcp' || kind === 'sniffed');
  if (port === undefined) return [];
  const sidecars = clients.filter(({ kind }) => kind === 'sidecar');
  const without = sidecars.filter(({ dnsCapture }) => !dnsCapture);
  if (without.length === 0) return [];
  return [
    {
      resource: service.resource,
      path: ['metadata', 'labels', label],
      ref: 'L21',
      clients: without,
      all: sidecars,
      say: (whose) =>
        `Sidecars${whose} do not capture DNS, so no app dials the allocated address, and this entry takes port ${port.number} on all addresses. Set ISTIO_META_DNS_CAPTURE, or write addresses.`,
    },
  ];
}
