import { groupBy } from '../lists';
import { compareAge } from './base';
import type { DestinationRule } from './destination-rule';
import { HostIndex, isWildcard, hostCovers } from './host';
import { diffLists, type ListDiff } from './list-diff';
import { makePools, matchesLabels, type MergedRule, type NamespacePools } from './rule-pool';
import type { MeshSettings } from './settings';
import { isVisibleIn } from './visibility';

/** A namespace that is asked for rules of a host. */
export interface Step {
  readonly namespace: string;
  /** Its rules for the most specific host that it has. */
  readonly found: readonly MergedRule[];
  /** Those of them that the client may see; the first step that has some decides. */
  readonly visible: readonly MergedRule[];
}

/** The DestinationRules of a mesh, found as istiod finds them. */
export class RuleIndex {
  private readonly byHost: HostIndex<DestinationRule>;
  private readonly byNamespace: ReadonlyMap<string, readonly DestinationRule[]>;
  /** Made when a namespace is first asked about. */
  private readonly pools: Map<string, NamespacePools>;
  private readonly about = new Map<string, readonly DestinationRule[]>();

  /** Pass the index before, made for the same settings, to share what stays. */
  constructor(
    private readonly rules: readonly DestinationRule[],
    private readonly settings: Pick<MeshSettings, 'rootNamespace' | 'destinationRuleExportTo'>,
    previous?: RuleIndex,
  ) {
    const diff = diffLists(previous?.rules ?? [], rules);
    this.byHost = (previous?.byHost ?? HostIndex.empty<DestinationRule>(compareAge)).updated(diff, (rule) =>
      rule.host === '' ? [] : [rule.host],
    );
    const changed = new Set([...diff.removed, ...diff.added].map((rule) => rule.namespace));
    this.byNamespace = previous ? regrouped(previous.byNamespace, diff) : groupBy(rules, ({ namespace }) => namespace);
    this.pools = new Map([...(previous?.pools ?? [])].filter(([namespace]) => !changed.has(namespace)));
  }

  /**
   * The rules for calls from `namespace` to a host of a service in `serviceNamespace`: the first hit in the client's, the service's and the
   * root namespace decides, and nothing is merged across namespaces (pilot/pkg/model/push_context.go, destinationRule).
   */
  find(namespace: string, host: string, serviceNamespace: string): readonly MergedRule[] {
    const own = this.ownFor(namespace, host);
    if (own.length > 0) return own;
    for (const owner of [serviceNamespace, this.settings.rootNamespace]) {
      const visible = visibleOf(this.offeredBy(owner, host), owner, namespace);
      if (visible.length > 0) return visible;
    }
    return [];
  }

  /** The same, with what each namespace has for the host, in the order in which they are asked; a namespace may be asked twice. */
  steps(namespace: string, host: string, serviceNamespace: string): readonly Step[] {
    const own = this.ownFor(namespace, host);
    const others = [serviceNamespace, this.settings.rootNamespace].map((owner) => {
      const found = this.offeredBy(owner, host);
      return { namespace: owner, found, visible: visibleOf(found, owner, namespace) };
    });
    return [{ namespace, found: own, visible: own }, ...others];
  }

  /** Whether rules without `exportTo` are for their own namespace, as the mesh says. */
  get keepsToItself(): boolean {
    return this.settings.destinationRuleExportTo === '.';
  }

  /** All rules whose host stands for `host`, wherever they are: those of one host or pattern after the other, the oldest first in each. */
  covering(host: string): readonly DestinationRule[] {
    const patterns = this.byHost.patternsFor(host);
    const [only] = patterns;
    if (only === undefined) return [];
    return patterns.length === 1 ? this.byHost.at(only) : patterns.flatMap((pattern) => this.byHost.at(pattern));
  }

  /** Those, and for a pattern the rules for hosts below it, which it never gets. The same list as long as the index stays. */
  aboutHost(host: string): readonly DestinationRule[] {
    let rules = this.about.get(host);
    if (rules === undefined) {
      const below = isWildcard(host)
        ? this.byHost.hosts().filter((each) => each !== host && hostCovers(host, each))
        : [];
      rules = [...this.covering(host), ...below.flatMap((each) => this.byHost.at(each))];
      this.about.set(host, rules);
    }
    return rules;
  }

  /** What a namespace has for its own clients; the root namespace keeps for them what is private, and offers them the rest as to everybody. */
  private ownFor(namespace: string, host: string): readonly MergedRule[] {
    const pools = this.poolsOf(namespace);
    return (namespace === this.settings.rootNamespace ? pools?.ownOnly : pools?.local)?.find(host) ?? [];
  }

  private offeredBy(owner: string, host: string): readonly MergedRule[] {
    return this.poolsOf(owner)?.offered.find(host) ?? [];
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

function visibleOf(found: readonly MergedRule[], owner: string, namespace: string): readonly MergedRule[] {
  return found.filter((rule) => isVisibleIn(rule.exportTo, owner, namespace));
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
