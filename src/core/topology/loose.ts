import {
  compareText,
  isWildcard,
  type DestinationRule,
  type Gateway,
  type Mesh,
  type OtherResource,
  type ServiceEntry,
  type Sidecar,
  type View,
  type VirtualService,
} from '../mesh';
import { counted } from '../text';
import { ruleFacts, virtualServiceFacts } from './facts';
import type { EntryPart } from './entries';
import { egressGateways, isIngress } from './egress-gateways';
import { labelOf, qualified } from './names';
import { noEntry } from './reasons';
import { remember } from './remember';
import { sidecarFacts, type DockedSidecars } from './sidecars';
import type { LooseNode } from './topology';

/** Cards for rules that govern no drawn entry, and for other kinds that matter to egress. */
export function projectLoose(mesh: Mesh, entries: readonly EntryPart[], sidecars: DockedSidecars): LooseNode[] {
  const docked = new Set<unknown>();
  const endpoints = new Set<string>();
  for (const { governing, entry, endpoints: nodes } of entries) {
    for (const { rule } of governing.rules) docked.add(rule);
    for (const each of governing.virtualServices) docked.add(each);
    if (entry.selector) for (const { id } of nodes) endpoints.add(id.slice(`External/${entry.resource.key}/`.length));
  }
  return [
    ...mesh.rules.filter((rule) => !docked.has(rule)).map((rule) => looseRule(mesh, rule)),
    ...mesh.virtualServices.filter((each) => !docked.has(each)).map((each) => looseVirtualService(mesh, each)),
    ...looseGateways(mesh),
    ...sidecars.loose.map(looseSidecar),
    ...mesh.others.flatMap((each) => (endpoints.has(each.resource.key) ? [] : looseOther(each))),
  ];
}

function looseRule(mesh: Mesh, rule: DestinationRule): LooseNode {
  return { ...baseOf(rule, 'DestinationRule'), facts: ruleFacts(mesh, rule), reason: ruleReason(mesh, rule) };
}

function ruleReason(mesh: Mesh, rule: DestinationRule): string {
  if (rule.host === '') return rule.resource.incomplete ? 'Its host was not read.' : 'It names no host yet.';
  const covered = firstCovered(mesh, rule.host);
  if (covered !== undefined) {
    if (isNobodys(rule.exportTo)) return `Its exportTo shows it to nobody, so it does nothing for ${covered}.`;
    return `No client uses it for ${covered}: it lies in neither the client's, nor the entry's, nor the root namespace.`;
  }
  const wildcard = mesh.entryIndex.patternsFor(rule.host)[0];
  if (wildcard !== undefined)
    return `${rule.host} lies under the wildcard ${wildcard}, and a wildcard entry only takes wildcard rules.`;
  const sender = sendersOf(mesh).get(rule.host);
  if (sender !== undefined)
    return `It is for what VirtualService ${qualified(sender.resource.namespace, sender.name)} sends to ${rule.host}.`;
  const { host, writtenHost } = rule;
  return host === writtenHost
    ? `${noEntry(mesh)} has the host ${host}.`
    : // A short name of a rule is one in the rule's namespace, whatever the entries are called.
      `Here ${writtenHost} means ${host}. ${noEntry(mesh)} has that host.`;
}

/** For each host the first VirtualService that sends to it: the Service of an egress gateway has no entry, and its rules count all the same. */
const sendersOf = remember((mesh: Mesh): ReadonlyMap<string, VirtualService> => {
  const senders = new Map<string, VirtualService>();
  for (const each of mesh.virtualServices)
    for (const { destinations } of each.routes)
      for (const { host } of destinations) if (!senders.has(host)) senders.set(host, each);
  return senders;
});

/** The first by name of the entries' hosts that a rule's host stands for. */
function firstCovered(mesh: Mesh, host: string): string | undefined {
  if (!isWildcard(host)) return mesh.entryIndex.withHost(host).length > 0 ? host : undefined;
  const covered = mesh.entryIndex.hosts().filter((each) => each.endsWith(host.slice(1)));
  return covered.sort(compareText)[0];
}

function looseVirtualService(mesh: Mesh, each: VirtualService): LooseNode {
  return {
    ...baseOf(each, 'VirtualService'),
    facts: virtualServiceFacts(each),
    reason: virtualServiceReason(mesh, each),
  };
}

function virtualServiceReason(mesh: Mesh, each: VirtualService): string {
  const [host] = each.hosts;
  if (host === undefined) return each.resource.incomplete ? 'Its hosts were not read.' : 'It names no hosts yet.';
  const entry = each.hosts.map((name) => entryNamed(mesh, name)).find((found) => found !== undefined);
  if (entry === undefined)
    return `${noEntry(mesh)} has ${each.hosts.length > 1 ? 'any of its hosts' : `the host ${host}`}.`;
  if (!each.gateways.includes('mesh'))
    return `It applies at ${each.gateways.join(', ')} only, and sends to no entry there.`;
  if (isNobodys(each.exportTo)) return 'Its exportTo shows it to nobody.';
  return `No namespace sees both it and ServiceEntry ${qualified(entry.resource.namespace, entry.name)}: exportTo of one hides it.`;
}

/** The first entry with a host that a VirtualService's host stands for, or the other way round. */
function entryNamed(mesh: Mesh, host: string): ServiceEntry | undefined {
  const [pattern] = mesh.entryIndex.patternsFor(host);
  const covered = pattern ?? firstCovered(mesh, host);
  return covered === undefined ? undefined : mesh.entryIndex.withHost(covered)[0];
}

function isNobodys(exportTo: readonly string[]): boolean {
  return exportTo.includes('~') && !exportTo.includes('*');
}

function looseGateways(mesh: Mesh): LooseNode[] {
  if (mesh.gateways.length === 0) return [];
  const outward = new Set(egressGateways(mesh));
  return mesh.gateways.filter((gateway) => !outward.has(gateway)).map(looseGateway);
}

function looseGateway(gateway: Gateway): LooseNode {
  const reason = isIngress(gateway)
    ? 'An ingress gateway: it takes no call that leaves the mesh.'
    : 'No VirtualService routes a call that leaves the mesh to it.';
  return { ...baseOf(gateway, 'Gateway'), facts: [counted(gateway.servers.length, 'server')], reason };
}

/** One that selects workloads, and none is drawn that it would select. */
function looseSidecar(sidecar: Sidecar): LooseNode {
  const labels = Object.entries(sidecar.selector ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    ...baseOf(sidecar, 'Sidecar'),
    facts: sidecarFacts(sidecar),
    reason: `No workload drawn in namespace ${sidecar.namespace} has the labels ${labels.join(', ')}.`,
  };
}

/** Other kinds with a card, and why it stands alone. */
const others: Readonly<Record<string, string>> = {
  'networking.istio.io/WorkloadEntry':
    'It is an endpoint for entries of its namespace that select it, and none takes it.',
  'networking.istio.io/WorkloadGroup': 'It is a template for WorkloadEntries.',
  'networking.istio.io/EnvoyFilter': 'It changes proxies in ways that are not drawn.',
  'gateway.networking.k8s.io/Gateway': 'A gateway of the Kubernetes Gateway API, for example a waypoint.',
};

function looseOther(view: OtherResource): LooseNode[] {
  const reason = others[`${view.group}/${view.kind}`];
  return reason === undefined ? [] : [{ ...baseOf(view, view.kind), facts: [], reason }];
}

function baseOf(view: View, kind: string): Omit<LooseNode, 'facts' | 'reason'> {
  const { resource } = view;
  return {
    id: resource.key,
    type: 'loose',
    kind,
    lane: 'registry',
    namespace: resource.namespace,
    name: view.name,
    place: resource.place,
    label: labelOf(kind, resource.namespace, view.name),
    incomplete: resource.incomplete,
  };
}
