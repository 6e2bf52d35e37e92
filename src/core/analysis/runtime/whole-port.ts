import type { ListenerUse, ToClusters } from '../../mesh';
import { protocolPath, wildcardListener } from './listener-uses';
import type { Hit } from './hits';

/** What a listener on all addresses does with bytes that nothing else there takes, where a TCP port of a ServiceEntry has them. */
export function holderOfPort(use: ListenerUse): ToClusters | undefined {
  const to = wildcardListener(use)?.chains.find((chain) => chain.isDefault)?.to;
  if (to?.type !== 'tcp' || to.port.owner.registry !== 'ServiceEntry') return undefined;
  return to.port.class === 'tcp' || to.port.class === 'sniffed' ? to : undefined;
}

/** A finding about the port that has all others' bytes. */
export function hitOn({ port }: ToClusters, use: ListenerUse, about: Pick<Hit, 'ref' | 'say'>): Hit {
  return { resource: port.owner.resource, path: protocolPath(port), clients: use.clients, all: use.all, ...about };
}

/** Why such a port has everything: `port 5432 is TCP and has no address of its own`. */
export function portWithoutAddress({ port }: Pick<ToClusters, 'port'>): string {
  const kind = port.protocol === '' ? 'states no protocol' : `is ${port.protocol.toUpperCase()}`;
  return `port ${port.number} ${kind} and has no address of its own`;
}

/** The connections that such a port has: all of them, or those that are not HTTP. */
export function connectionsOf({ port }: Pick<ToClusters, 'port'>): string {
  return port.class === 'sniffed' ? 'every connection that is not HTTP' : 'every connection';
}
