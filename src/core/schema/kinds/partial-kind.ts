import { choice, labels, list, object, text } from '../field-types';
import type { Kind, NumberType, ObjectType } from '../types';

/** The reference of Kubernetes' own kinds. */
export const kubernetesReference = 'https://kubernetes.io/docs/reference/kubernetes-api/';

export const portNumber: NumberType = { type: 'integer', minimum: 1, maximum: 65_535, format: 'port' };

type Described = Pick<Kind, 'kind' | 'letters' | 'doc' | 'fields'> & Partial<Kind>;

/** A kind of which only some fields are described. */
export function partial(kind: Described): Kind {
  return { group: '', versions: ['v1'], scope: 'Namespaced', coverage: 'partial', ...kind };
}

/** A selector of Kubernetes: all labels and all expressions have to hold. */
export const labelSelector: ObjectType = object([
  { name: 'matchLabels', type: labels, common: true, doc: 'Labels that must all be there.' },
  {
    name: 'matchExpressions',
    type: list(
      object([
        { name: 'key', type: text(), required: true, doc: 'The label that is looked at.' },
        {
          name: 'operator',
          type: choice(
            { value: 'In', doc: 'The label has one of the values.' },
            { value: 'NotIn', doc: 'The label has none of the values, or is not there.' },
            { value: 'Exists', doc: 'The label is there.' },
            { value: 'DoesNotExist', doc: 'The label is not there.' },
          ),
          required: true,
          doc: 'How the label is compared.',
        },
        { name: 'values', type: list(text()), doc: 'Values for In and NotIn.' },
      ]),
    ),
    doc: 'Further conditions on labels.',
  },
]);
