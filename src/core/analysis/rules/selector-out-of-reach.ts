import {
  clientsOf,
  listIn,
  matchesLabels,
  recordIn,
  textsIn,
  usesOfRule,
  type DestinationRule,
  type Mesh,
  type Proxy,
} from '../../mesh';
import { listNames } from '../istioctl/words';
import { forRules, namesOf } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';

export const selectorOutOfReach: WorkspaceRule = {
  id: 'selector-out-of-reach',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V18'],
  summary: 'A DestinationRule with a workloadSelector is written for a waypoint or for other namespaces.',
  why: 'Such a rule is for the sidecars and gateways of its own namespace alone: exportTo adds nothing, pods of other namespaces are not selected, and a waypoint, which carries the calls of pods in ambient mode, takes no rule with a selector.',
  source:
    'istio/istio pilot/pkg/model/push_context.go (setDestinationRules); pilot/pkg/model/sidecar.go (DestinationRule)',
  check: forRules((rule, mesh) => (rule.selector === undefined ? [] : checkRule(rule, rule.selector, mesh))),
};

type Labels = Readonly<Record<string, string>>;

function checkRule(rule: DestinationRule, selector: Labels, mesh: Mesh): readonly Report[] {
  const uses = usesOfRule(mesh, rule);
  if (uses.some(({ candidate }) => candidate.verdict === 'wins' || candidate.verdict === 'merged'))
    return exportReport(rule);
  if (uses.some(({ client, candidate }) => client.kind === 'waypoint' && candidate.verdict === 'selector'))
    return [atSelector(rule, waypointWords)];
  const elsewhere = clientsOf(mesh).filter((client) => isMeant(client, rule, selector));
  return elsewhere.length > 0 && !isSelected(mesh, rule, selector)
    ? [atSelector(rule, elsewhereWords(rule, namesOf(elsewhere, mesh)))]
    : exportReport(rule);
}

const waypointWords =
  'Nothing of this rule is in force: a waypoint carries these calls, and it takes no rule with a workloadSelector. Write the rule without one.';

function elsewhereWords({ namespace }: DestinationRule, who: string): string {
  return `This rule applies to no pod: a workloadSelector selects only in its own namespace, ${namespace}, and what it would match is ${who}. Move the rule there.`;
}

function atSelector({ resource }: DestinationRule, message: string): Report {
  return { resource, path: ['spec', 'workloadSelector'], part: 'key', message, ref: 'V18' };
}

/** A drawn pod of another namespace that has the labels. */
function isMeant({ namespace, kind, labels, workload }: Proxy, rule: DestinationRule, selector: Labels): boolean {
  if (namespace === rule.namespace || workload === undefined || kind === 'none') return false;
  return Object.keys(selector).length > 0 && matchesLabels(selector, labels);
}

function isSelected(mesh: Mesh, { namespace }: DestinationRule, selector: Labels): boolean {
  return clientsOf(mesh).some((client) => client.namespace === namespace && matchesLabels(selector, client.labels));
}

/** What `exportTo` names besides its own namespace; everybody may be said without a thought. */
function exportReport({ resource, namespace }: DestinationRule): readonly Report[] {
  const spec = recordIn(resource.value, 'spec');
  const others = textsIn(spec, 'exportTo').filter((name) => name !== '.' && name !== namespace);
  if (others.length === 0 || listIn(spec, 'exportTo').includes('~')) return [];
  const isOpen = others.includes('*');
  const message = `Clients in ${isOpen ? 'other namespaces' : listNames(others)} get nothing of this rule: with a workloadSelector it is only for ${namespace}, whatever exportTo says. Write a rule without workloadSelector for them.`;
  return [
    { resource, path: ['spec', 'exportTo'], message, ref: 'V18', ...(isOpen ? { severity: 'info' as const } : {}) },
  ];
}
