import type { ServiceEntryNode, Topology, WorkloadNode } from '../../topology';

/** What carries the calls of pods: an Envoy beside each, or the ztunnel of its node. */
type Carrier = 'envoy' | 'ztunnel';

/**
 * What stands for the proxies of pods that are not drawn: who they are, and why no pod is. `carriers`: each that there is; `whole`: what is drawn, all of it or a
 * part.
 */
export function anyoneLines(carriers: ReadonlySet<Carrier>, whole: Topology): string[] {
  const who = { envoy: 'envoy of any pod', ztunnel: 'ztunnel of any node' };
  const both = carriers.size > 1;
  const [one = 'envoy'] = carriers;
  const words = both ? 'envoy of any pod, or ztunnel of its node' : who[one];
  return [words, podsIn(whole).length > 0 ? 'no drawn pod calls this' : 'no pod is drawn'];
}

/** What carries calls: of the pods of a topology, else of those that nobody drew, as the entries have it. */
export function carriersIn(topology: Topology, entries: readonly ServiceEntryNode[]): ReadonlySet<Carrier> {
  const drawn = podsIn(topology).flatMap(({ proxy = 'envoy' }) =>
    proxy === 'envoy' || proxy === 'ztunnel' ? [proxy] : [],
  );
  return new Set(drawn.length > 0 ? drawn : entries.map((node) => node.carrier ?? 'envoy'));
}

/** The pods of a topology that are no gateways. */
function podsIn({ nodes }: Topology): WorkloadNode[] {
  return nodes.filter((node): node is WorkloadNode => node.type === 'workload' && !isGateway(node));
}

/** Whether pods are a gateway, which calls nothing of its own. */
export function isGateway({ proxy }: WorkloadNode): boolean {
  return proxy === 'gateway';
}
