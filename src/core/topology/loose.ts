import {
  compareText,
  isWildcard,
  type DestinationRule,
  type Mesh,
  type OtherResource,
  type Sidecar,
  type View,
  type VirtualService,
} from '../mesh';
import { ruleFacts, virtualServiceFacts } from './facts';
import type { EntryPart } from './entries';
import { labelOf } from './names';
import type { LooseNode } from './topology';

/** Cards for rules that govern no drawn entry, and for other kinds that matter to egress. */
export function projectLoose(mesh: Mesh, entries: readonly EntryPart[]): LooseNode[] {
  const docked = new Set<unknown>();
  for (const { governing } of entries) {
    for (const { rule } of governing.rules) docked.add(rule);
    for (const each of governing.virtualServices) docked.add(each);
  }
  return [
    ...mesh.rules.filter((rule) => !docked.has(rule)).map((rule) => looseRule(mesh, rule)),
    ...mesh.virtualServices.filter((each) => !docked.has(each)).map((each) => looseVirtualService(each)),
    ...mesh.sidecars.map(looseSidecar),
    ...mesh.others.flatMap(looseOther),
  ];
}

function looseRule(mesh: Mesh, rule: DestinationRule): LooseNode {
  return { ...baseOf(rule, 'DestinationRule'), facts: ruleFacts(rule), reason: ruleReason(mesh, rule) };
}

function ruleReason(mesh: Mesh, rule: DestinationRule): string {
  if (rule.host === '') return 'It names no host yet.';
  const covered = firstCovered(mesh, rule.host);
  if (covered !== undefined) {
    return `No client uses it for ${covered}: it lies in neither the client's, nor the entry's, nor the root namespace.`;
  }
  const wildcard = mesh.entryIndex.patternsFor(rule.host)[0];
  if (wildcard !== undefined)
    return `${rule.host} lies under the wildcard ${wildcard}, and a wildcard entry only takes wildcard rules.`;
  return `No ServiceEntry has the host ${rule.writtenHost}.`;
}

/** The first by name of the entries' hosts that a rule's host stands for. */
function firstCovered(mesh: Mesh, host: string): string | undefined {
  if (!isWildcard(host)) return mesh.entryIndex.withHost(host).length > 0 ? host : undefined;
  const covered = mesh.entryIndex.hosts().filter((each) => each.endsWith(host.slice(1)));
  return covered.sort(compareText)[0];
}

function looseVirtualService(each: VirtualService): LooseNode {
  const [host] = each.hosts;
  const reason =
    host === undefined
      ? 'It names no hosts yet.'
      : `No ServiceEntry has ${each.hosts.length > 1 ? 'any of its hosts' : `the host ${host}`}.`;
  return { ...baseOf(each, 'VirtualService'), facts: virtualServiceFacts(each), reason };
}

function looseSidecar(sidecar: Sidecar): LooseNode {
  const facts = [
    sidecar.imports === undefined
      ? 'imports everything'
      : `imports ${sidecar.imports.map((each) => `${each.namespace}/${each.host}`).join(', ')}`,
    ...(sidecar.outboundTrafficPolicy === undefined ? [] : [sidecar.outboundTrafficPolicy]),
  ];
  const whom = sidecar.selector ? 'the workloads that it selects' : 'the workloads of its namespace';
  return { ...baseOf(sidecar, 'Sidecar'), facts, reason: `It says what ${whom} know.` };
}

/** Other kinds with a card, and why it stands alone. */
const others: Readonly<Record<string, string>> = {
  'networking.istio.io/WorkloadEntry': 'It is an endpoint for entries of its namespace that select it.',
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
