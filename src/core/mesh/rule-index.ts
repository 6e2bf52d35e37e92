import { compareAge } from './base';
import type { DestinationRule, Subset } from './destination-rule';
import { HostIndex, isWildcard } from './host';
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

/** Rules of one namespace as one kind of client sees them. */
class RulePool {
  private readonly rules = new HostIndex<MergedRule>();
  private readonly lists = new Map<string, MergedRule[]>();

  /** Adds a rule, merged into those of its host where istiod merges (pilot/pkg/model/destination_rule.go, mergeDestinationRule). */
  add(rule: DestinationRule): void {
    const list = this.lists.get(rule.host);
    if (list === undefined) {
      const fresh = [mergedOf(rule)];
      this.lists.set(rule.host, fresh);
      this.rules.add(rule.host, fresh[0] as MergedRule);
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

  /** The rules of the exact host, else those of the longest wildcard that covers it; a wildcard host is only matched by wildcards. */
  find(host: string): readonly MergedRule[] {
    const [pattern] = this.rules.patternsFor(host);
    return pattern === undefined ? [] : (this.lists.get(pattern) ?? []);
  }

  hosts(): readonly string[] {
    return [...this.lists.keys()];
  }
}

/** The DestinationRules of a mesh, found as istiod finds them. */
export class RuleIndex {
  /** What clients of the namespace itself see. */
  private readonly local = new Map<string, RulePool>();
  /** What the namespace offers to others. */
  private readonly offered = new Map<string, RulePool>();
  /** Private rules of the root namespace, for clients in it. */
  private readonly rootPrivate = new RulePool();
  private readonly byHost = new HostIndex<DestinationRule>();

  constructor(
    rules: readonly DestinationRule[],
    private readonly rootNamespace: string,
  ) {
    for (const rule of [...rules].sort(compareForMerge)) this.add(rule);
  }

  /**
   * The rules for calls from `namespace` to a host of a service in `serviceNamespace`: the first hit in the client's, the service's and the
   * root namespace decides, and nothing is merged across namespaces (pilot/pkg/model/push_context.go, destinationRule).
   */
  find(namespace: string, host: string, serviceNamespace: string): readonly MergedRule[] {
    const own =
      namespace === this.rootNamespace ? this.rootPrivate.find(host) : (this.local.get(namespace)?.find(host) ?? []);
    if (own.length > 0) return own;
    for (const owner of [serviceNamespace, this.rootNamespace]) {
      const offered = (this.offered.get(owner)?.find(host) ?? []).filter((rule) =>
        isVisibleIn(rule.exportTo, owner, namespace),
      );
      if (offered.length > 0) return offered;
    }
    return [];
  }

  /** All rules whose host stands for `host`, wherever they are. */
  covering(host: string): readonly DestinationRule[] {
    const patterns = this.byHost.patternsFor(host);
    return patterns.length === 0 ? [] : patterns.flatMap((pattern) => this.byHost.at(pattern));
  }

  private add(rule: DestinationRule): void {
    if (rule.host === '') return;
    this.byHost.add(rule.host, rule);
    if (isVisibleIn(rule.exportTo, rule.namespace, rule.namespace)) poolOf(this.local, rule.namespace).add(rule);
    if (!isPrivate(rule.exportTo, rule.namespace)) poolOf(this.offered, rule.namespace).add(rule);
    else if (rule.namespace === this.rootNamespace) this.rootPrivate.add(rule);
  }
}

/**
 * The one of several found rules that counts for a client with these labels: the first whose selector matches it, else the last without a
 * selector (pilot/pkg/model/sidecar.go, DestinationRule). Undefined when there is none. Pass undefined for unknown labels.
 */
export function chooseRule(
  found: readonly MergedRule[],
  labels: Readonly<Record<string, string>> | undefined,
): MergedRule | undefined {
  const selected = found.find((rule) => rule.selector && labels && matchesLabels(rule.selector, labels));
  return selected ?? found.findLast((rule) => rule.selector === undefined);
}

/** Whether labels have all that a selector asks for; an empty selector matches everything. */
export function matchesLabels(
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

function poolOf(pools: Map<string, RulePool>, namespace: string): RulePool {
  let pool = pools.get(namespace);
  if (pool === undefined) pools.set(namespace, (pool = new RulePool()));
  return pool;
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

/** Whether a host can be the host of a rule that applies to `host`; an exact rule below a wildcard entry never does. */
export function ruleCanApply(ruleHost: string, host: string): boolean {
  return ruleHost === host || (isWildcard(ruleHost) && host.endsWith(ruleHost.slice(1)));
}
