import { labelsIn, listIn, textIn, textsIn } from '../../read';
import { matchesLabels } from '../../rule-pool';

/** Whether labels are what a Kubernetes LabelSelector asks for; an empty one takes everything (apimachinery meta/v1, LabelSelectorAsSelector). */
export function matchesSelector(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  return (
    matchesLabels(labelsIn(selector, 'matchLabels'), labels) &&
    listIn(selector, 'matchExpressions').every((expression) => holds(expression, labels))
  );
}

function holds(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
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
