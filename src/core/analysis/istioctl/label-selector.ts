import { isRecord } from '../../schema';
import { labelsIn, listIn, textIn, textsIn } from '../../mesh';
import { selects } from '../../mesh';

/**
 * Whether a selector of Kubernetes with `matchLabels` and `matchExpressions` matches labels. An absent one and an empty one match all; one that
 * cannot be read matches nothing (k8s.io/apimachinery pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector).
 */
export function matchesLabels(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  if (selector === undefined || selector === null) return true;
  if (!isRecord(selector)) return false;
  return (
    selects(labelsIn(selector, 'matchLabels'), labels) &&
    listIn(selector, 'matchExpressions').every((each) => meets(each, labels))
  );
}

function meets(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
  const key = textIn(expression, 'key') ?? '';
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const values = textsIn(expression, 'values');
  switch (textIn(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
