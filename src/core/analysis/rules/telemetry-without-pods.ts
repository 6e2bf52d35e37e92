import { drawsPods, podsOf, showSelector } from '../istioctl/pods';
import { selectingTelemetry } from '../istioctl/telemetry-selectors';
import type { Report, WorkspaceRule } from '../rule';

export const telemetryWithoutPods: WorkspaceRule = {
  id: 'telemetry-without-pods',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'The selector of a Telemetry matches no pod of its namespace.',
  why: 'It changes nothing, and what it was to log, trace or count goes on as before.',
  source: 'istio/istio pkg/config/analysis/analyzers/telemetry/selector.go (Analyze)',
  check: (input) =>
    podsOf(input).length === 0
      ? []
      : selectingTelemetry(input)
          .filter(({ pods }) => pods.length === 0)
          .map(({ seen, selector }): Report => ({
            resource: seen.resource,
            path: ['spec', 'selector', 'matchLabels'],
            message: `Telemetry ${seen.namespace}/${seen.name} applies to no pod: no pod of ${seen.namespace} in the files has ${showSelector(selector)}. Correct the labels, or add the pod.`,
            code: 'IST0101',
            ref: 'ana-35',
            // A design need not draw all pods of a namespace.
            ...(drawsPods(input) ? {} : { severity: 'info' as const }),
            refType: 'selector',
          })),
};
