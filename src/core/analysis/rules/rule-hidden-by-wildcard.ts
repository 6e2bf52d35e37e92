import { groupBy } from '../../lists';
import { hostCovers, isWildcard, usesOfRule, type DestinationRule, type Mesh } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { forRules, namesOf, type RuleUse } from '../runtime/rule-fates';

export const ruleHiddenByWildcard: WorkspaceRule = {
  id: 'rule-hidden-by-wildcard',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V09'],
  summary: 'A wildcard DestinationRule in the namespace of the client hides the exact one beside the service.',
  why: 'istiod takes rules from the first namespace that has any for the host, that of the client before that of the service, and merges nothing across namespaces. A rule for *.com among the clients replaces all that the owner of the service says.',
  source: 'istio/istio pilot/pkg/model/push_context.go (destinationRule)',
  check: forRules(checkRule),
};

function checkRule(rule: DestinationRule, mesh: Mesh): readonly Report[] {
  const mayHide = mesh.ruleIndex.covering(rule.host).some((each) => isWider(each, rule));
  if (!mayHide) return [];
  const hidden = usesOfRule(mesh, rule).filter((use) => isHidden(use));
  const groups = groupBy(hidden, ({ candidate }) => candidate.by);
  return Array.from(groups, ([by, uses]) => (by ? [reportOf(rule, by, uses, mesh)] : [])).flat();
}

function isWider(by: DestinationRule, rule: DestinationRule): boolean {
  return (
    by.namespace !== rule.namespace && by.host !== rule.host && isWildcard(by.host) && hostCovers(by.host, rule.host)
  );
}

function isHidden({ client, candidate }: RuleUse): boolean {
  const { verdict, rule, by } = candidate;
  return verdict === 'other-namespace' && by?.namespace === client.namespace && isWider(by, rule);
}

function reportOf(
  { resource, host }: DestinationRule,
  by: DestinationRule,
  hidden: readonly RuleUse[],
  mesh: Mesh,
): Report {
  const clients = hidden.map(({ client }) => client);
  const message = `Calls of ${namesOf(clients, mesh)} to ${host} use only ${callOf(by.resource)} for ${by.host}, and nothing of this rule: that one is in the clients' own namespace. Add a rule for ${host} in ${by.namespace}, or remove the wider one.`;
  return { resource, path: ['spec', 'host'], message, ref: 'V09' };
}
