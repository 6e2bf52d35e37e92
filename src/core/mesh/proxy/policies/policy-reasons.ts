import { joinNames } from '../../../text';
import type { DestinationRule, Subset } from '../../destination-rule';
import type { Step } from '../../rule-index';
import type { MergedRule } from '../../rule-pool';
import type { ProxyKind } from '../clients/proxy';

/** Why a DestinationRule counts or not, in sentences. */

type Rule = DestinationRule | undefined;

function nameOf(rule: Rule): string {
  return rule ? `DestinationRule ${rule.namespace}/${rule.name}` : 'Another DestinationRule';
}

/** Which of two comes first, and by what: `is older`, or how their names decide where both are equally old. */
function age(first: Rule, second: Rule): string {
  return first && second && first.created < second.created
    ? 'is older'
    : 'comes first by name, since both are equally old';
}

/** Nothing on the client’s side reads DestinationRules. */
export function notRead(kind: ProxyKind): string {
  return kind === 'ztunnel'
    ? 'ztunnel reads no DestinationRule: without a waypoint nothing of it applies.'
    : 'The client has no proxy, and nothing else reads a DestinationRule.';
}

/** It covers some names of a wildcard service and not all. */
export function belowWildcard(host: string): string {
  return `The service's host is ${host}, and istiod takes rules for it only whose host covers all of it.`;
}

/** It stands in a namespace that istiod does not look into. */
export function neverAsked(rule: DestinationRule, steps: readonly Step[], kind: ProxyKind): string {
  const roles = ['the client', 'the service', 'the mesh'];
  if (kind === 'egress-gateway') roles[0] = 'the gateway';
  if (kind === 'waypoint') roles[0] = 'the waypoint';
  const asked = new Map<string, string[]>();
  steps.forEach(({ namespace }, index) => asked.set(namespace, [...(asked.get(namespace) ?? []), roles[index] ?? '']));
  const names = [...asked].map(([namespace, of]) => `${namespace} (of ${joinNames(of, 'and')})`);
  return `It is in namespace ${rule.namespace}. istiod asks only ${joinNames(names, 'and')}.`;
}

/** The client’s namespace does not see it. */
export function notExported(rule: DestinationRule, namespace: string): string {
  if (rule.exportTo.length === 0)
    return `defaultDestinationRuleExportTo keeps it in namespace ${rule.namespace}; the client is in ${namespace}.`;
  if (rule.selector) return `A rule with a workloadSelector is for its own namespace, ${rule.namespace}, alone.`;
  if (rule.namespace === namespace) return `Its exportTo leaves its own namespace ${namespace} out.`;
  return `Its exportTo does not list namespace ${namespace}, where the client is.`;
}

/** Another of its namespace has a more specific host. */
export function lessSpecific(by: Rule): string {
  return `${nameOf(by)} has the more specific host ${by?.host ?? ''}. Of a namespace, istiod takes the rules of the most specific host alone.`;
}

/** A namespace that is asked before its own has a rule. */
export function otherNamespace(rule: DestinationRule, by: Rule): string {
  const where = by?.namespace ?? '';
  const wider = by && by.host !== rule.host && by.host.startsWith('*') && rule.host.length > by.host.length;
  const although = wider ? `, although its host ${by.host} is less specific` : '';
  return `${nameOf(by)} counts${although}: namespace ${where} is asked first, and rules of several namespaces are not merged.`;
}

/** A namespace that is asked before its own has rules, all of them for other clients. */
export function unselectedFirst(by: Rule): string {
  return `Namespace ${by?.namespace ?? ''} is asked first and has rules for the host, of which none selects the client. istiod asks no further namespace.`;
}

/** It is merged into one that the client’s namespace does not see. */
export function swallowedByExport(rule: DestinationRule, by: Rule): string {
  return `istiod merges it into ${nameOf(by)}, which ${age(by, rule)} and is exported to fewer namespaces. The others get neither.`;
}

/** It is merged into one that selects other clients. */
export function swallowedBySelector(rule: DestinationRule, by: Rule): string {
  return `istiod merges it into ${nameOf(by)}, since both are for namespace ${rule.namespace} alone. That rule has a workloadSelector, which does not select the client.`;
}

/** Its workloadSelector asks for other pods than the client’s. `labels`: those of the client; undefined for a waypoint. */
export function unselected(
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> | undefined,
): string {
  if (labels === undefined) return 'Waypoints apply no rule with a workloadSelector.';
  const wanted = Object.entries(selector).map(([key, value]) => `${key}: ${value}`);
  return `Its workloadSelector asks for ${joinNames(wanted, 'and')}, which the client's pods do not have.`;
}

/** Both select the client, and the other comes first. */
export function olderFirst(rule: DestinationRule, by: Rule): string {
  return `${nameOf(by)} selects the client as well and ${age(by, rule)}.`;
}

/** Another selects the client, and it selects nobody. */
export function selectorFirst(by: Rule): string {
  return `${nameOf(by)} selects the client by its workloadSelector, which comes before rules for all.`;
}

/** It cannot be merged with another one, which comes behind it and counts. */
export function newerLast(rule: DestinationRule, by: Rule): string {
  const newer = by && rule.created < by.created ? 'is newer' : 'comes last by name, since both are equally old';
  return `Its exportTo is not that of ${nameOf(by)}, so that istiod does not merge them. Of such rules the last counts, and that one ${newer}.`;
}

/** It is a part of a rule that does not count. */
export function mergedIntoLoser(by: Rule): string {
  return `istiod merges it into ${nameOf(by)}, which does not count for the client.`;
}

/** It counts, alone or with those that are merged into it. */
export function wins({ rules, policyRule }: MergedRule): string {
  const [first, ...others] = rules;
  if (others.length === 0) return 'It is the rule that istiod finds for the client and the host.';
  const policy = policyRule && policyRule !== first ? ` The trafficPolicy is that of ${nameOf(policyRule)}.` : '';
  return `istiod merges ${others.length === 1 ? 'another rule' : `${others.length} other rules`} of the host into it.${policy}`;
}

/** It is merged into the rule that counts, as far as that leaves room. */
export function merged(
  rule: DestinationRule,
  chosen: MergedRule,
  policyLost: boolean,
  gone: readonly Subset[],
): string {
  const first = chosen.rules[0];
  const into = `istiod merges it into ${nameOf(first)}, which ${orderOf(first, rule)}.`;
  if (policyLost)
    return `${into} The trafficPolicy of ${nameOf(chosen.policyRule)} stays as a whole, and of this rule only new subsets count.`;
  if (gone.length === 0) return `${into} All that it says counts.`;
  return `${into} That rule's ${gone.length === 1 ? 'subset' : 'subsets'} ${joinNames(
    gone.map((each) => each.name),
    'and',
  )} stay.`;
}

function orderOf(first: Rule, rule: DestinationRule): string {
  return first?.selector && rule.selector === undefined
    ? 'selects the client by its workloadSelector'
    : age(first, rule);
}
