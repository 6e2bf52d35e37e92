import { isClusterLocal, type Client, type Dialled, type Mesh, type Onward, type ServiceEntry } from '../mesh';
import type { CallWay } from './calls';
import { clusterVerdict, type Verdict } from './cluster-outcome';
import { sendsAtEgress } from './egress-gateways';
import { throughGateway, type GatewayVerdict } from './gateway-way';
import { qualified } from './names';
import type { CallRow, Outcome } from './topology';

/** What the sidecar does with a call that it routes: over all ways that it may take, `unknown` where they differ. */
export function verdictOfWays(mesh: Mesh, client: Client, dialled: Dialled, ways: readonly CallWay[]): GatewayVerdict {
  if (mesh.settings.dataPlane === 'ambient') return { outcome: 'unknown', hosts: [] };
  const verdicts = ways.map(({ onward }) => verdictOfWay(mesh, client, dialled, onward));
  const [first = { outcome: 'unknown' as const, hosts: [] }] = verdicts;
  const same = verdicts.every(({ outcome }) => outcome === first.outcome);
  const failed = verdicts.find(({ outcome }) => outcome !== 'reached') ?? first;
  return {
    outcome: same ? first.outcome : 'unknown',
    hosts: verdicts.flatMap(({ hosts }) => hosts),
    ...(failed.reason === undefined ? {} : { reason: failed.reason }),
  };
}

/** What becomes of a call without a target: what Envoy's clusters for unknown destinations do with it. */
export function outcomeWithout(mesh: Mesh, unresolved: CallRow['unresolved']): Outcome {
  if (mesh.settings.dataPlane === 'ambient') return 'unknown';
  if (unresolved === 'passes') return 'passthrough';
  return unresolved === 'refused' ? 'blackhole' : 'unknown';
}

/** Whether a way leads to an egress gateway that sends on to the called entry. */
export function leadsThroughGateway(mesh: Mesh, entry: ServiceEntry, { resolved, virtualService }: Onward): boolean {
  return !resolved.found && virtualService !== undefined && sendsAtEgress(mesh, virtualService, entry.hosts);
}

function verdictOfWay(mesh: Mesh, client: Client, dialled: Dialled, onward: Onward): GatewayVerdict {
  const { resolved, host } = onward;
  if (resolved.found) return { ...clusterVerdict(mesh, client, resolved, onward.subset), hosts: [] };
  if (isClusterLocal(host)) return throughGateway(mesh, client, dialled, onward) ?? { outcome: 'unknown', hosts: [] };
  return { ...missingCluster(mesh, client, onward), hosts: [] };
}

/** A destination that a VirtualService names and the client knows nothing of. */
function missingCluster(mesh: Mesh, client: Client, { host, port, resolved, virtualService }: Onward): Verdict {
  const mayBeUnread = mesh.entryIndex.hasUnread || ('entry' in resolved && resolved.entry.resource.incomplete);
  if (mayBeUnread || virtualService === undefined) return { outcome: mayBeUnread ? 'unknown' : 'unresolved' };
  const name = `VirtualService ${qualified(virtualService.resource.namespace, virtualService.name)}`;
  return {
    outcome: 'unresolved',
    reason: `${name} sends it to ${host} port ${port}, of which namespace ${client.namespace} knows no entry.`,
  };
}
