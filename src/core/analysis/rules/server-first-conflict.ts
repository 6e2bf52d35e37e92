import { portsNumbered, type ListenerUse, type LostChain } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { forListeners, isServerFirstConflict, protocolPath } from '../runtime/listener-uses';

export const serverFirstConflict: WorkspaceRule = {
  id: 'server-first-conflict',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L25'],
  summary: 'A MONGO or MYSQL port shares address and number with a port of another protocol.',
  why: 'Servers of these protocols speak first, so istiod never lets another protocol share their listener. The younger entry has none: its calls go to the older one’s servers, or past all policy.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener, isConflictWithWellKnownPort)',
  check: forListeners((use) =>
    use.listeners.flatMap(({ lost }) => lost.filter(isServerFirstConflict).flatMap((each) => hitsOf(use, each))),
  ),
};

function hitsOf({ clients, all }: ListenerUse, { port, service, to }: LostChain): readonly Hit[] {
  if (port.owner.registry !== 'ServiceEntry') return [];
  const winner = portsNumbered(to.ports, port.number)[0];
  const theirs = winner === undefined || winner.protocol === '' ? '' : `${winner.protocol.toUpperCase()} port `;
  return [
    {
      resource: port.owner.resource,
      path: protocolPath(port),
      ref: 'L25',
      clients,
      all,
      say: (whose) =>
        `${service.host} gets no listener: in sidecars${whose} ${to.host} already has ${theirs}${port.number}, and MONGO and MYSQL share no listener with other protocols. Give each entry its addresses.`,
    },
  ];
}
