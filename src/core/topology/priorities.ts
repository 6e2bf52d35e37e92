import {
  hasKey,
  labelsIn,
  listIn,
  policyFor,
  recordIn,
  ruleFor,
  textIn,
  textsIn,
  type Mesh,
  type ServiceEntry,
  type Workload,
} from '../mesh';
import { labelsBehind } from './endpoints';
import type { EntryPart } from './entries';
import type { EndpointNode } from './topology';
import type { Arriving } from './traffic';

/** The order in which endpoints are used, as one caller sees it. */
export interface Ranking {
  /** Id of the workload that sees it so. */
  readonly seenFrom: string;
  /** 0 first, without gaps, by the endpoint's id. */
  readonly priorities: ReadonlyMap<string, number>;
}

/**
 * The priorities of an entry's endpoints for the first caller with a locality, or, where labels rank them, the first with labels. Undefined where the
 * settings rank nothing: without outlierDetection, with `distribute`, or where all endpoints come out alike (pilot/pkg/networking/core/loadbalancer,
 * ApplyLocalityLoadBalancer).
 */
export function rankEndpoints(mesh: Mesh, part: EntryPart, arrivals: readonly Arriving[]): Ranking | undefined {
  const { entry } = part;
  const endpoints = part.endpoints.filter((endpoint) => endpoint.implicit === undefined);
  if (endpoints.length < 2 || mesh.settings.dataPlane === 'ambient' || !isRankable(entry)) return undefined;
  const arriving = arrivals.find(({ workload }) => workload.locality !== undefined);
  const settings = settingsFor(mesh, entry, arriving ?? arrivals[0]);
  if (settings === undefined) return undefined;
  const byLabels = settings.labels.length > 0 ? arrivals.find(({ workload }) => hasLabels(workload)) : undefined;
  const caller = (arriving ?? byLabels)?.workload;
  if (caller === undefined) return undefined;
  const ranks = endpoints.map((endpoint) => rankOf(settings, caller, endpoint));
  const used = [...new Set(ranks)].sort((a, b) => a - b);
  if (used.length < 2) return undefined;
  const priorities = new Map(endpoints.map(({ id }, index) => [id, used.indexOf(ranks[index] as number)]));
  return { seenFrom: caller.id, priorities };
}

/** DNS_ROUND_ROBIN has a single endpoint for Envoy, and NONE and DYNAMIC_DNS have none. How `traffic-distribution` orders them is not judged. */
function isRankable({ resolution, resource }: ServiceEntry): boolean {
  const annotations = labelsIn(recordIn(resource.value, 'metadata'), 'annotations');
  const isDistributed = Object.hasOwn(annotations, 'networking.istio.io/traffic-distribution');
  return (resolution === 'STATIC' || resolution === 'DNS') && !isDistributed;
}

/** What ranks endpoints. */
interface RankSettings {
  /** `failoverPriority`. */
  readonly labels: readonly string[];
  /** `failover`. */
  readonly regions: readonly { readonly from: string; readonly to: string }[];
}

/** Localities rank endpoints wherever they can be ejected, unless `enabled: false` says otherwise: the mesh has it on. */
function settingsFor(mesh: Mesh, entry: ServiceEntry, arriving: Arriving | undefined): RankSettings | undefined {
  const to = arriving?.way.onward;
  if (arriving === undefined || !to?.resolved.found) return undefined;
  const { workload } = arriving;
  const { blocks } = policyFor(ruleFor(mesh, workload, to.resolved.pattern, entry), to.resolved.port.number, to.subset);
  const { outlierDetection, loadBalancer } = blocks;
  if (outlierDetection === undefined || hasKey(loadBalancer, 'zoneAwareLbSetting')) return undefined;
  if (textIn(loadBalancer, 'simple') === 'PASSTHROUGH') return undefined;
  const setting = recordIn(loadBalancer, 'localityLbSetting');
  if (setting['enabled'] === false || listIn(setting, 'distribute').length > 0) return undefined;
  const labels = textsIn(setting, 'failoverPriority');
  // Subsets of DNS clusters never get the order of failoverPriority (pilot/pkg/networking/core/cluster_builder.go, buildSubsetCluster).
  if (labels.length > 0 && to.subset !== undefined && entry.resolution === 'DNS') return undefined;
  const regions = listIn(setting, 'failover').map((pair) => ({
    from: textIn(pair, 'from') ?? '',
    to: textIn(pair, 'to') ?? '',
  }));
  return { labels, regions };
}

/** `failover` splits each level of `failoverPriority`; without any of both the localities alone count. */
function rankOf({ labels, regions }: RankSettings, caller: Workload, endpoint: EndpointNode): number {
  const byLocality = localityRank(caller.locality, endpoint.locality, regions);
  if (labels.length === 0) return byLocality;
  const level = hasLabels(caller) ? labelRank(labels, labelsOf(caller), endpointLabels(endpoint)) : 0;
  return regions.length > 0 ? level * 5 + byLocality : level;
}

/** 0 in one subzone, 1 in one zone, 2 in one region, 3 elsewhere, 4 where `failover` prefers another region. An unknown level equals an unknown one. */
function localityRank(
  caller: string | undefined,
  endpoint: string | undefined,
  failover: RankSettings['regions'],
): number {
  const [here, there] = [levelsOf(caller), levelsOf(endpoint)];
  if (here[0] !== there[0]) {
    const preferred = failover.filter(({ from }) => from === here[0]);
    return preferred.length === 0 || preferred.some(({ to }) => to === there[0]) ? 3 : 4;
  }
  if (here[1] !== there[1]) return 2;
  return here[2] === there[2] ? 0 : 1;
}

function levelsOf(locality: string | undefined): readonly [string, string, string] {
  const [region = '', zone = '', subzone = ''] = (locality ?? '').split('/');
  return [region, zone, subzone];
}

const networkLabel = 'topology.istio.io/network';

/**
 * The fewer labels match from the first on, the later; a `key=value` is compared with that value instead of the caller's. Another network puts an endpoint
 * behind all of the own one, and the rest still counts.
 */
function labelRank(
  order: readonly string[],
  caller: Readonly<Record<string, string>>,
  endpoint: Readonly<Record<string, string>>,
): number {
  let behind = 0;
  for (const [index, item] of order.entries()) {
    const [key = '', value] = item.split('=');
    if ((value ?? caller[key]) === endpoint[key]) continue;
    if (index > 0 || key !== networkLabel) return behind + order.length - index;
    behind = order.length;
  }
  return behind;
}

function hasLabels({ labels }: Workload): boolean {
  return Object.keys(labels).length > 0;
}

function labelsOf({ labels, locality }: Workload): Readonly<Record<string, string>> {
  return { ...localityLabels(locality), ...labels };
}

function endpointLabels(endpoint: EndpointNode): Readonly<Record<string, string>> {
  return { ...localityLabels(endpoint.locality), ...labelsBehind(endpoint) };
}

function localityLabels(locality: string | undefined): Readonly<Record<string, string>> {
  const [region, zone, subzone] = levelsOf(locality);
  return {
    ...(region ? { 'topology.kubernetes.io/region': region } : {}),
    ...(zone ? { 'topology.kubernetes.io/zone': zone } : {}),
    ...(subzone ? { 'topology.istio.io/subzone': subzone } : {}),
  };
}
