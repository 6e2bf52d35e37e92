import { fixedBits, type ListenerUse, type LostChain } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { addressListeners, forListeners, isOneEntry, isServerFirstConflict } from '../runtime/listener-uses';

export const addressTakenByAnother: WorkspaceRule = {
  id: 'address-taken-by-another',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L04'],
  summary: 'Two entries claim one address and port, so only the older one has its listener.',
  why: 'A listener belongs to an address and a port, and istiod keeps what the first entry asks of it. Connections that the app means for the other host go to the first.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener, mergeTCPFilterChains); pilot/pkg/networking/core/listener_test.go (TestOutboundListenerConflict)',
  check: forListeners((use) =>
    addressListeners(use).flatMap(({ listener, address }) =>
      listener.lost.flatMap((lost) =>
        isServerFirstConflict(lost) || isOneEntry(lost) ? [] : hitsOf(use, lost, address),
      ),
    ),
  ),
};

function hitsOf(use: ListenerUse, { port, service, to, part }: LostChain, address: string): readonly Hit[] {
  const { owner } = port;
  const index = owner.addresses.findIndex((each) => fixedBits(each) === fixedBits(address));
  if (index < 0 || owner.registry !== 'ServiceEntry') return [];
  const what = part === 'raw' ? 'Bytes that are not HTTP' : 'Connections';
  return [
    {
      resource: owner.resource,
      path: ['spec', 'addresses', index],
      ref: 'L04',
      by: to.host,
      clients: use.clients,
      all: use.all,
      say: (whose) =>
        `${what} for ${service.host} at ${address}:${port.number} go to ${to.host}, which already has that address in sidecars${whose}. Use an address that no other entry has.`,
    },
  ];
}
