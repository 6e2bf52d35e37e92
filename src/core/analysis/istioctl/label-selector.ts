import { matchesSelector } from '../../mesh';
import { isRecord } from '../../schema';

/**
 * Whether a selector of Kubernetes with `matchLabels` and `matchExpressions` matches labels. An absent one and an empty one match all; one that
 * cannot be read matches nothing (k8s.io/apimachinery pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector).
 */
export function matchesLabels(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  if (selector === undefined || selector === null) return true;
  return isRecord(selector) && matchesSelector(selector, labels);
}
