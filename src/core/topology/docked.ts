import type { DestinationRule, ServiceEntry, VirtualService } from '../mesh';
import { ruleFacts, virtualServiceFacts } from './facts';
import type { GoverningRules } from './governing';
import { labelOf } from './names';
import type { DockedRule } from './topology';

/** The rules docked under an entry: DestinationRules before VirtualServices, each by key. A rule that governs several entries is docked to each. */
export function dockedRules(entry: ServiceEntry, governing: GoverningRules): readonly DockedRule[] {
  return [
    ...byKey(governing.rules).map((rule) => dock('DestinationRule', rule, ruleFacts(rule, entry))),
    ...byKey(governing.virtualServices).map((each) => dock('VirtualService', each, virtualServiceFacts(each))),
  ];
}

function byKey<T extends DestinationRule | VirtualService>(rules: readonly T[]): readonly T[] {
  return [...rules].sort((a, b) => (a.resource.key < b.resource.key ? -1 : 1));
}

function dock(kind: DockedRule['kind'], rule: DestinationRule | VirtualService, facts: readonly string[]): DockedRule {
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
  };
}
