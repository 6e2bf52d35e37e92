import { portsNumbered, type ListenerUse, type LostChain } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import {
  forListeners,
  isOneEntry,
  isServerFirstConflict,
  protocolPath,
  wildcardListener,
} from '../runtime/listener-uses';
import { portWithoutAddress } from '../runtime/whole-port';

export const portTakenByAnother: WorkspaceRule = {
  id: 'port-taken-by-another',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['L02'],
  summary: 'Two TCP ports of one number have no address, so only the older entry has a listener.',
  why: 'istiod keeps the first filter chain that takes everything on a port and drops the next. Callers of the younger host are connected to the servers of the older one.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener, mergeTCPFilterChains); pilot/pkg/networking/core/listener_test.go (TestOutboundListenerConflict)',
  check: forListeners((use) =>
    (wildcardListener(use)?.lost ?? []).flatMap((lost) => (isOneEntry(lost) ? [] : hitsOf(use, lost))),
  ),
};

function hitsOf(use: ListenerUse, lost: LostChain): readonly Hit[] {
  const { port, service, to } = lost;
  const winner = portsNumbered(to.ports, port.number)[0];
  if (lost.part === 'chain' || port.owner.registry !== 'ServiceEntry' || isServerFirstConflict(lost)) return [];
  if (!isTcp(port.class) || winner === undefined || !isTcp(winner.class)) return [];
  // What is passed on to the dialled address still gets where it was going.
  const isGoverned = winner.owner.resolution === 'NONE';
  const fate = isGoverned ? `are taken for calls to ${to.host}` : `end at ${to.host}`;
  return [
    {
      resource: port.owner.resource,
      path: protocolPath(port),
      ref: 'L02',
      by: to.host,
      ...(isGoverned ? { severity: 'warning' as const } : {}),
      clients: use.clients,
      all: use.all,
      say: (whose) =>
        `Connections to ${service.host}:${port.number} ${fate}, which already has that port in sidecars${whose}: ${portWithoutAddress({ port })}. Give each entry its addresses.`,
    },
  ];
}

function isTcp(kind: string): boolean {
  return kind === 'tcp' || kind === 'sniffed';
}
