import { hasKey, type ServiceEntry, type Subset } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { blocksInForce, policyRules } from './policy-steps';
import { orderWords } from '../words/ejection-patterns';

/** Why the policies in force for an entry leave no place for a failover order, in one sentence; undefined when they do. */
export function orderRefusal(snapshot: Snapshot, entry: ServiceEntry, byRegion: boolean): string | undefined {
  return (
    balancerRefusal(snapshot, entry) ?? detectorRefusal(snapshot, entry) ?? subsetRefusal(snapshot, entry, byRegion)
  );
}

function balancerRefusal(snapshot: Snapshot, entry: ServiceEntry): string | undefined {
  const { name } = entry;
  const blocks = blocksInForce(snapshot, entry, 'loadBalancer');
  const settings = blocks.map((block) => valueAt(block, ['localityLbSetting']));
  if (settings.some((setting) => hasKey(setting, 'failover') || hasKey(setting, 'failoverPriority')))
    return orderWords.hasOrder(name);
  if (settings.some((setting) => hasKey(setting, 'distribute'))) return orderWords.byWeight(name);
  if (blocks.some((block) => hasKey(block, 'zoneAwareLbSetting'))) return orderWords.zoneAware;
  return blocks.some((block) => valueAt(block, ['simple']) === 'PASSTHROUGH') ? orderWords.passthrough : undefined;
}

/** An order acts when endpoints are ejected, and a block can turn off all that ejects (pilot/pkg/networking/core/cluster_traffic_policy.go, applyOutlierDetection). */
function detectorRefusal(snapshot: Snapshot, entry: ServiceEntry): string | undefined {
  return blocksInForce(snapshot, entry, 'outlierDetection').some((block) => isRecord(block) && !ejects(block))
    ? orderWords.ejectsNothing(entry.name)
    : undefined;
}

function ejects(block: Readonly<Record<string, unknown>>): boolean {
  const counts = (field: string): boolean => typeof block[field] === 'number' && block[field] > 0;
  return (
    block['consecutive5xxErrors'] !== 0 ||
    counts('consecutiveGatewayErrors') ||
    (block['splitExternalLocalOriginErrors'] === true && block['consecutiveLocalOriginFailures'] !== 0)
  );
}

/** Blocks of a subset come before those of its rule, and subsets of DNS clusters never get an order by labels (pilot/pkg/networking/core/cluster_builder.go, buildSubsetCluster). */
function subsetRefusal(snapshot: Snapshot, entry: ServiceEntry, byRegion: boolean): string | undefined {
  const used = snapshot.mesh.virtualServices.flatMap((service) =>
    service.routes.flatMap(({ destinations }) =>
      destinations.flatMap(({ host, subset }) =>
        entry.hosts.includes(host) && subset !== undefined ? [{ service, host, subset }] : [],
      ),
    ),
  );
  for (const { service, host, subset } of used) {
    if (entry.resolution === 'DNS' && !byRegion) return orderWords.dnsSubset(service.name, subset);
    const found = policyRules(snapshot, entry, host).flatMap((rule) =>
      rule.subsets.filter(({ name }) => name === subset),
    );
    if (found.some((each) => decides(each, entry))) return orderWords.subsetFirst(service.name, subset);
  }
  return undefined;
}

function decides({ policy }: Subset, entry: ServiceEntry): boolean {
  const onPorts = policy?.ports.some(({ number }) => entry.ports.some((port) => port.number === number)) ?? false;
  return onPorts || policy?.loadBalancer !== undefined || policy?.outlierDetection !== undefined;
}
