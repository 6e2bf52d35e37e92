import { forComplete } from '../istioctl/scope';
import { listIn, textIn, textsIn } from '../../mesh';
import type { Report, WorkspaceRule } from '../rule';

export const udpPort: WorkspaceRule = {
  id: 'udp-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L29'],
  summary: 'A ServiceEntry has a UDP port.',
  why: 'Sidecars redirect TCP alone, and istiod makes neither listener nor cluster for UDP. Datagrams leave the pod as if the port were not written, also with REGISTRY_ONLY.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListeners); pilot/pkg/networking/core/cluster.go (buildOutboundClusters)',
  check: forComplete('ServiceEntry', ({ resource, spec }) =>
    textsIn(spec, 'exportTo').includes('~')
      ? []
      : listIn(spec, 'ports').flatMap((port, index): Report[] => {
          if (textIn(port, 'protocol')?.toUpperCase() !== 'UDP') return [];
          return [
            {
              resource,
              path: ['spec', 'ports', index, 'protocol'],
              ref: 'L29',
              message:
                'Istio carries no UDP: this port gets no listener and no cluster, and datagrams leave the pod without a proxy. Remove the port, or write TCP if that is intended.',
            },
          ];
        }),
  ),
};
