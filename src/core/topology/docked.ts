import {
  compareText,
  type DestinationRule,
  type Mesh,
  type ServiceEntry,
  type Sidecar,
  type VirtualService,
} from '../mesh';
import { danglingRoutes, danglingSubsets } from './dangling';
import { ruleFacts, virtualServiceFacts } from './facts';
import type { GoverningRules } from './governing';
import { labelOf } from './names';
import type { DockedRule, Node } from './topology';

/** The rules docked under an entry: DestinationRules before VirtualServices, each by key. A rule that governs several entries is docked to each. */
export function dockedRules(mesh: Mesh, entry: ServiceEntry, governing: GoverningRules): readonly DockedRule[] {
  return [
    ...byKey(governing.rules.map(({ rule }) => rule)).map((rule) =>
      dock('DestinationRule', rule, factsOf(mesh, rule, entry, governing), danglingSubsets(mesh, rule, entry)),
    ),
    ...byKey(governing.virtualServices).map((each) =>
      dock('VirtualService', each, virtualServiceFacts(each), danglingRoutes(mesh, each)),
    ),
  ];
}

/** A rule whose policy loses says so first, since nothing else that it writes happens. */
function factsOf(mesh: Mesh, rule: DestinationRule, entry: ServiceEntry, governing: GoverningRules): readonly string[] {
  const lostTo = governing.rules.find((each) => each.rule === rule)?.lostTo;
  if (lostTo === undefined) return ruleFacts(mesh, rule, entry);
  const subsets = rule.subsets.length > 0 ? ['its subsets count'] : [];
  return [`no effect: ${lostTo.name} decides`, ...subsets];
}

function byKey<T extends DestinationRule | VirtualService>(rules: readonly T[]): readonly T[] {
  return [...rules].sort((a, b) => compareText(a.resource.key, b.resource.key));
}

/** A rule as it is docked to a card or a band. */
export function dock(
  kind: DockedRule['kind'],
  rule: DestinationRule | VirtualService | Sidecar,
  facts: readonly string[],
  dangling: readonly string[] = [],
): DockedRule {
  const { resource } = rule;
  return {
    id: resource.key,
    kind,
    name: rule.name,
    namespace: resource.namespace,
    label: labelOf(kind, resource.namespace, rule.name),
    place: resource.place,
    facts,
    incomplete: resource.incomplete,
    ...(dangling.length > 0 ? { dangling } : {}),
  };
}

/** The rules docked to a node. */
export function rulesOn(node: Node): readonly DockedRule[] {
  return node.type === 'service-entry' || node.type === 'workload' ? (node.docked ?? []) : [];
}
