import { groupBy } from '../../lists';
import { hasKey } from '../../mesh';
import { completeOf } from '../istioctl/scope';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const telemetryDefault: WorkspaceRule = {
  id: 'telemetry-default',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0160'],
  summary: 'A namespace has more than one Telemetry without a selector.',
  why: 'istiod takes the oldest of them for the namespace and leaves the others out, so that what they say is without effect.',
  source:
    'istio/istio pkg/config/analysis/analyzers/telemetry/default_selector.go (Analyze); pilot/pkg/model/telemetry.go (namespaceWideTelemetryConfig)',
  check: checkTelemetry,
};

function checkTelemetry(input: RuleInput): readonly Report[] {
  const plain = completeOf(input, 'Telemetry').filter(({ spec }) => !hasKey(spec, 'selector'));
  return [...groupBy(plain, ({ namespace }) => namespace)].flatMap(([namespace, list]) =>
    list.length < 2
      ? []
      : list.map(({ resource, name }): Report => ({
          resource,
          path: ['metadata', 'name'],
          message: `Telemetry ${namespace}/${name} has no selector, nor ${list.length === 2 ? 'has' : 'have'} ${listNames(
            list
              .filter((other) => other.resource !== resource)
              .map((other) => other.name)
              .sort(),
          )}; only the oldest is in force for the namespace. Join them, or give one a selector.`,
          code: 'IST0160',
          ref: 'IST0160',
        })),
  );
}
