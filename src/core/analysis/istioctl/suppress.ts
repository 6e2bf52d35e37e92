import type { Resource } from '../../schema';
import { labelsIn, recordIn } from '../../mesh';

const annotation = 'galley.istio.io/analyze-suppress';

/**
 * Whether a resource's own annotation silences a code: `*`, or codes with commas and no spaces between them
 * (istio/istio pkg/config/analysis/local/istiod_analyze.go, filterMessages).
 */
export function isSuppressed(resource: Resource, code: string): boolean {
  const stated = labelsIn(recordIn(resource.value, 'metadata'), 'annotations')[annotation];
  return stated !== undefined && (stated === '*' || stated.split(',').some((each) => each === '*' || each === code));
}
