import { compareAge, compareText } from './base';
import type { DestinationRule, Subset } from './destination-rule';
import { HostIndex } from './host';
import type { DefaultExport } from './settings';
import { isPrivate, isVisibleIn, type Visibility } from './visibility';

/**
 * One or several DestinationRules that istiod made into one. The policy is that of `policyRule` as a whole; subsets are those of all,
 * the first of a name counting.
 */
export interface MergedRule {
  readonly host: string;
  readonly namespace: string;
  readonly selector: DestinationRule['selector'];
  readonly exportTo: Visibility;
  /** In the order in which they were merged. */
  readonly rules: readonly DestinationRule[];
  /** The rule whose `trafficPolicy` counts; undefined when none of them has one. */
  readonly policyRule: DestinationRule | undefined;
  readonly subsets: readonly { readonly subset: Subset; readonly rule: DestinationRule }[];
}

type NamedSubset = MergedRule['subsets'][number];

const bySubset = new WeakMap<MergedRule, ReadonlyMap<string, NamedSubset>>();

/** The subset of a name, with the rule that defines it; undefined where none does. */
export function subsetNamed(rule: MergedRule | undefined, name: string | undefined): NamedSubset | undefined {
  if (rule === undefined || name === undefined || rule.subsets.length === 0) return undefined;
  let found = bySubset.get(rule);
  if (found === undefined)
    bySubset.set(rule, (found = new Map(rule.subsets.map((each) => [each.subset.name, each] as const))));
  return found.get(name);
}

/** The rules of one namespace, merged for each kind of client. */
export interface NamespacePools {
  /** What clients of the namespace itself see. */
  readonly local: RulePool;
  /** What it offers to others. */
  readonly offered: RulePool;
  /** Its private rules; what clients of the root namespace see of their own. */
  readonly ownOnly: RulePool;
}

/**
 * Sorts the rules of one namespace into its pools. What the mesh's default says is asked only about who is offered a rule; rules are merged by
 * what they write (pilot/pkg/model/push_context.go, setDestinationRules).
 */
export function makePools(rules: readonly DestinationRule[], fallback: DefaultExport): NamespacePools {
  const sorted = rules.filter((rule) => rule.host !== '').sort(compareForMerge);
  const isOwn = (rule: DestinationRule): boolean =>
    rule.exportTo.length === 0 ? fallback === '.' : isPrivate(rule.exportTo, rule.namespace);
  return {
    local: new RulePool(sorted.filter((rule) => isVisibleIn(rule.exportTo, rule.namespace, rule.namespace))),
    offered: new RulePool(sorted.filter((rule) => !isOwn(rule))),
    ownOnly: new RulePool(sorted.filter(isOwn)),
  };
}

/** Rules by host, merged where istiod merges them. */
class RulePool {
  private readonly lists = new Map<string, MergedRule[]>();
  private readonly hosts: HostIndex<string>;

  constructor(rules: readonly DestinationRule[]) {
    for (const rule of rules) this.add(rule);
    this.hosts = HostIndex.empty(compareText).updated({ removed: [], added: [...this.lists.keys()] }, (host) => [host]);
  }

  /** The rules of the exact host, else those of the longest wildcard that covers it; a wildcard host is only matched by wildcards. */
  find(host: string): readonly MergedRule[] {
    const [pattern] = this.hosts.patternsFor(host);
    return pattern === undefined ? [] : (this.lists.get(pattern) ?? []);
  }

  /** Merges a rule into those of its host (pilot/pkg/model/destination_rule.go, mergeDestinationRule). */
  private add(rule: DestinationRule): void {
    const list = this.lists.get(rule.host);
    if (list === undefined) {
      this.lists.set(rule.host, [mergedOf(rule)]);
      return;
    }
    let apart = true;
    for (const [index, stored] of list.entries()) {
      const verdict = mergeVerdict(stored, rule);
      apart = verdict.apart;
      if (verdict.merge) list[index] = mergeInto(stored, rule);
    }
    if (apart) list.push(mergedOf(rule));
  }
}

/** Whether labels have all that a selector asks for; an empty selector matches everything. */
export function matchesLabels(
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

/** Rules with a selector first, then by age. */
function compareForMerge(a: DestinationRule, b: DestinationRule): number {
  return Number(a.selector === undefined) - Number(b.selector === undefined) || compareAge(a, b);
}

function mergedOf(rule: DestinationRule): MergedRule {
  return {
    host: rule.host,
    namespace: rule.namespace,
    selector: rule.selector,
    exportTo: rule.exportTo,
    rules: [rule],
    policyRule: rule.policy ? rule : undefined,
    subsets: uniqueSubsets(rule.subsets.map((subset) => ({ subset, rule }))),
  };
}

function mergeInto(stored: MergedRule, rule: DestinationRule): MergedRule {
  return {
    ...stored,
    rules: [...stored.rules, rule],
    policyRule: stored.policyRule ?? (rule.policy ? rule : undefined),
    subsets: uniqueSubsets([...stored.subsets, ...rule.subsets.map((subset) => ({ subset, rule }))]),
  };
}

function uniqueSubsets(subsets: MergedRule['subsets']): MergedRule['subsets'] {
  const names = new Set<string>();
  return subsets.filter(({ subset }) => !names.has(subset.name) && names.add(subset.name));
}

/** Whether a new rule's content goes into a stored one, and whether it is also kept on its own. */
function mergeVerdict(stored: MergedRule, rule: DestinationRule): { merge: boolean; apart: boolean } {
  const before = new Set(stored.exportTo);
  const now = new Set(rule.exportTo);
  const superset = [...before].every((name) => now.has(name));
  const equal = superset && before.size === now.size;
  if (!equal && !(superset && before.size > 0)) return { merge: false, apart: true };
  const sameSelector = stored.selector && rule.selector && sameLabels(stored.selector, rule.selector);
  if (stored.selector && rule.selector && !sameSelector) return { merge: false, apart: true };
  const bothGeneric = stored.selector === undefined && rule.selector === undefined;
  return { merge: true, apart: bothGeneric || sameSelector ? false : !equal };
}

function sameLabels(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return Object.keys(a).length === Object.keys(b).length && matchesLabels(a, b);
}
