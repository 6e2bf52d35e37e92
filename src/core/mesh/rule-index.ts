import type { DestinationRule } from './destination-rule';
import { HostIndex } from './host';
import { diffLists, type ListDiff } from './list-diff';
import { makePools, matchesLabels, type MergedRule, type NamespacePools } from './rule-pool';
import type { MeshSettings } from './settings';
import { isVisibleIn } from './visibility';

/** The DestinationRules of a mesh, found as istiod finds them. */
export class RuleIndex {
  private readonly byHost: HostIndex<DestinationRule>;
  private readonly byNamespace: ReadonlyMap<string, readonly DestinationRule[]>;
  /** Made when a namespace is first asked about. */
  private readonly pools: Map<string, NamespacePools>;

  /** Pass the index before, made for the same settings, to share what stays. */
  constructor(
    private readonly rules: readonly DestinationRule[],
    private readonly settings: Pick<MeshSettings, 'rootNamespace' | 'destinationRuleExportTo'>,
    previous?: RuleIndex,
  ) {
    const diff = diffLists(previous?.rules ?? [], rules);
    this.byHost = (previous?.byHost ?? HostIndex.empty<DestinationRule>()).updated(diff, (rule) =>
      rule.host === '' ? [] : [rule.host],
    );
    const changed = new Set([...diff.removed, ...diff.added].map((rule) => rule.namespace));
    this.byNamespace = previous ? regrouped(previous.byNamespace, diff) : groupByNamespace(rules);
    this.pools = new Map([...(previous?.pools ?? [])].filter(([namespace]) => !changed.has(namespace)));
  }

  /**
   * The rules for calls from `namespace` to a host of a service in `serviceNamespace`: the first hit in the client's, the service's and the
   * root namespace decides, and nothing is merged across namespaces (pilot/pkg/model/push_context.go, destinationRule).
   */
  find(namespace: string, host: string, serviceNamespace: string): readonly MergedRule[] {
    const { rootNamespace } = this.settings;
    const pools = this.poolsOf(namespace);
    const own = (namespace === rootNamespace ? pools?.ownOnly : pools?.local)?.find(host) ?? [];
    if (own.length > 0) return own;
    for (const owner of [serviceNamespace, rootNamespace]) {
      const offered = this.poolsOf(owner)?.offered.find(host) ?? [];
      const visible = offered.filter((rule) => isVisibleIn(rule.exportTo, owner, namespace));
      if (visible.length > 0) return visible;
    }
    return [];
  }

  /** All rules whose host stands for `host`, wherever they are, in no particular order. */
  covering(host: string): readonly DestinationRule[] {
    const patterns = this.byHost.patternsFor(host);
    const [only] = patterns;
    if (only === undefined) return [];
    return patterns.length === 1 ? this.byHost.at(only) : patterns.flatMap((pattern) => this.byHost.at(pattern));
  }

  private poolsOf(namespace: string): NamespacePools | undefined {
    const known = this.pools.get(namespace);
    if (known) return known;
    const rules = this.byNamespace.get(namespace);
    if (rules === undefined) return undefined;
    const made = makePools(rules, this.settings.destinationRuleExportTo);
    this.pools.set(namespace, made);
    return made;
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

function groupByNamespace(rules: readonly DestinationRule[]): ReadonlyMap<string, readonly DestinationRule[]> {
  const groups = new Map<string, DestinationRule[]>();
  for (const rule of rules) {
    const group = groups.get(rule.namespace);
    if (group) group.push(rule);
    else groups.set(rule.namespace, [rule]);
  }
  return groups;
}

function regrouped(
  before: ReadonlyMap<string, readonly DestinationRule[]>,
  { removed, added }: ListDiff<DestinationRule>,
): ReadonlyMap<string, readonly DestinationRule[]> {
  const groups = new Map(before);
  for (const rule of removed) {
    const left = (groups.get(rule.namespace) ?? []).filter((each) => each !== rule);
    if (left.length > 0) groups.set(rule.namespace, left);
    else groups.delete(rule.namespace);
  }
  for (const rule of added) groups.set(rule.namespace, [...(groups.get(rule.namespace) ?? []), rule]);
  return groups;
}
