import type { WorkspaceRule } from '../rule';
import { forListeners } from '../runtime/listener-uses';
import { connectionsOf, hitOn, holderOfPort, portWithoutAddress } from '../runtime/whole-port';

export const portGovernedWhole: WorkspaceRule = {
  id: 'port-governed-whole',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L03'],
  summary: 'A TCP port of resolution NONE without addresses governs every connection on that port.',
  why: 'Connections reach the address that was dialled, and all of them count for this entry: its DestinationRule, its metrics and its permission hold for every server on the port, also where REGISTRY_ONLY should refuse it.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener); pilot/pkg/networking/core/cluster.go (convertResolution)',
  check: forListeners((use) => {
    const to = holderOfPort(use);
    if (to?.port.owner.resolution !== 'NONE') return [];
    return [
      hitOn(to, use, {
        ref: 'L03',
        say: (whose) =>
          `The policy of ${to.service.host} holds for ${connectionsOf(to)}${whose} to port ${to.port.number}, whatever address it goes to: ${portWithoutAddress(to)}. Write the ranges of the host into addresses.`,
      }),
    ];
  }),
};
