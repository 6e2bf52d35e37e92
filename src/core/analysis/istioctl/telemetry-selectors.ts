import { labelsIn, recordIn } from '../../mesh';
import { question } from '../question';
import { podsSelectedBy, type DrawnPod } from './pods';
import { completeOf, type Seen } from './scope';

/** A Telemetry for some pods of its namespace. */
export interface SelectingTelemetry {
  readonly seen: Seen;
  readonly selector: Readonly<Record<string, string>>;
  readonly pods: readonly DrawnPod[];
}

/** The Telemetry resources with labels to select by; an empty selector is left aside (istio/istio pkg/config/analysis/analyzers/telemetry/selector.go, Analyze). */
export const selectingTelemetry = question((input): readonly SelectingTelemetry[] =>
  completeOf(input, 'Telemetry').flatMap((seen): SelectingTelemetry[] => {
    const selector = labelsIn(recordIn(seen.spec, 'selector'), 'matchLabels');
    if (Object.keys(selector).length === 0) return [];
    return [{ seen, selector, pods: podsSelectedBy(input, selector, seen.namespace) }];
  }),
);
