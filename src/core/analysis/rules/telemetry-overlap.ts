import { append } from '../../lists';
import { callOf, listNames } from '../istioctl/words';
import { selectingTelemetry, type SelectingTelemetry } from '../istioctl/telemetry-selectors';
import type { DrawnPod } from '../istioctl/pods';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const telemetryOverlap: WorkspaceRule = {
  id: 'telemetry-overlap',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0159'],
  sees: 'drawn',
  summary: 'Two Telemetry resources select the same pod.',
  why: 'istiod takes the oldest of them for the pod and leaves the others out, so that what they say is without effect.',
  source:
    'istio/istio pkg/config/analysis/analyzers/telemetry/selector.go (Analyze); pilot/pkg/model/telemetry.go (applicableTelemetries)',
  check: checkTelemetry,
};

function checkTelemetry(input: RuleInput): readonly Report[] {
  const selecting = selectingTelemetry(input);
  const byPod = new Map<DrawnPod, SelectingTelemetry[]>();
  for (const each of selecting) for (const pod of each.pods) append(byPod, pod, each);
  return selecting.flatMap((each): Report[] => {
    const others = new Set(each.pods.flatMap((pod) => byPod.get(pod) ?? []).filter((other) => other !== each));
    const pod = each.pods.find((one) => (byPod.get(one) ?? []).length > 1);
    return pod === undefined ? [] : [reportOverlap(each, pod, [...others])];
  });
}

function reportOverlap({ seen }: SelectingTelemetry, pod: DrawnPod, others: readonly SelectingTelemetry[]): Report {
  const names = listNames(others.map((other) => other.seen.name).sort());
  return {
    resource: seen.resource,
    path: ['spec', 'selector', 'matchLabels'],
    message: `Telemetry ${seen.namespace}/${seen.name} selects the same pods as ${names}, for example those of ${callOf({ ...pod, kind: pod.kind === 'EgressDesign' ? 'workload' : pod.kind })}; only the oldest is in force there. Join them, or select other pods.`,
    code: 'IST0159',
    ref: 'IST0159',
  };
}
