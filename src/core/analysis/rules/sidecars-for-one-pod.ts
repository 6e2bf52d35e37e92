import { labelsIn, recordIn } from '../../mesh';
import { isAmbientPod } from '../istioctl/in-mesh';
import { podsSelectedBy, type DrawnPod } from '../istioctl/pods';
import { completeOf, type Seen } from '../istioctl/scope';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const sidecarsForOnePod: WorkspaceRule = {
  id: 'sidecars-for-one-pod',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0110'],
  sees: 'drawn',
  summary: 'Several Sidecars with selectors are for the same pod.',
  why: 'A proxy takes one Sidecar, the oldest of those that select it, and the limits of the others are not in force.',
  source: 'istio/istio pkg/config/analysis/analyzers/sidecar/selector.go, SelectorAnalyzer.Analyze',
  check: (input) => [...sidecarsByPod(input)].flatMap(([pod, sidecars]) => reportPod(pod, sidecars)),
};

/** A pod in ambient mode has no proxy of its own. */
function sidecarsByPod(input: RuleInput): ReadonlyMap<DrawnPod, readonly Seen[]> {
  const byPod = new Map<DrawnPod, Seen[]>();
  for (const sidecar of completeOf(input, 'Sidecar')) {
    const selector = labelsIn(recordIn(sidecar.spec, 'workloadSelector'), 'labels');
    if (Object.keys(selector).length === 0) continue;
    for (const pod of podsSelectedBy(input, selector, sidecar.namespace)) {
      if (!isAmbientPod(input, pod)) byPod.set(pod, [...(byPod.get(pod) ?? []), sidecar]);
    }
  }
  return byPod;
}

function reportPod(pod: DrawnPod, sidecars: readonly Seen[]): readonly Report[] {
  if (sidecars.length < 2) return [];
  return sidecars.map((sidecar) => {
    const others = listNames(sidecars.filter((each) => each !== sidecar).map(({ name }) => name));
    const fact =
      pod.kind === 'Pod'
        ? `Pod ${pod.namespace}/${pod.name} is selected by ${others} too, and its proxy uses only one of them`
        : `The pods of ${pod.namespace}/${pod.name} are selected by ${others} too, and their proxies use only one of them`;
    return {
      resource: sidecar.resource,
      path: ['spec', 'workloadSelector', 'labels'],
      part: 'key',
      message: `${fact}. Select each pod once.`,
      code: 'IST0110',
      ref: 'IST0110',
    };
  });
}
