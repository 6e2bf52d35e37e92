import { usesOfRule, type DestinationRule, type Mesh } from '../../mesh';
import { callOf } from '../istioctl/words';
import { conflictingRules } from '../runtime/rule-conflicts';
import { keepReports, namesOf, type RuleUse } from '../runtime/rule-fates';
import { question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const hiddenBySelector: WorkspaceRule = {
  id: 'hidden-by-selector',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['V16'],
  summary:
    'A DestinationRule with a workloadSelector hides that of another namespace from workloads that it does not select.',
  why: 'istiod takes rules from the first namespace that has any for the host. Where those all have selectors, a workload that none of them matches gets no rule at all: that beside the service, with its TLS and limits, is not asked for.',
  source: 'istio/istio pilot/pkg/model/sidecar.go (DestinationRule), istio/istio#57719',
  check: question((input, before: readonly Report[] | undefined) => keepReports(reportAll(input), before)),
};

interface Hidden {
  readonly rule: DestinationRule;
  readonly uses: readonly RuleUse[];
}

function reportAll(input: RuleInput): readonly Report[] {
  const conflicting = conflictingRules(input);
  if (conflicting.length === 0) return [];
  const { mesh } = input;
  const bySelector = new Map<DestinationRule, Hidden[]>();
  for (const { rule, conflicts } of conflicting) {
    for (const { type, by } of conflicts) {
      if (type !== 'hidden-by-selectors' || by.resource.incomplete) continue;
      const uses = usesOfRule(mesh, rule).filter(
        ({ candidate }) => candidate.verdict === 'unselected-first' && candidate.by === by,
      );
      bySelector.set(by, [...(bySelector.get(by) ?? []), { rule, uses }]);
    }
  }
  return [...bySelector].flatMap(([by, hidden]) => reportOf(by, hidden, mesh));
}

function reportOf(
  { resource, host, namespace }: DestinationRule,
  hidden: readonly Hidden[],
  mesh: Mesh,
): readonly Report[] {
  const [first] = hidden;
  if (first === undefined) return [];
  const clients = hidden.flatMap(({ uses }) => uses.map(({ client }) => client));
  const message = `Calls of ${namesOf(clients, mesh)} to ${host} get no DestinationRule, not even ${callOf(first.rule.resource)}: this workloadSelector does not match them, and ${namespace} has no other rule for the host. Add a rule without workloadSelector in ${namespace}.`;
  return [{ resource, path: ['spec', 'workloadSelector'], part: 'key', message, ref: 'V16' }];
}
