import { any, flag, list, map, object, text } from './field-types';
import type { Field, FieldType, NumberType, StringType } from './types';

const int64: NumberType = { type: 'integer' };

const time: StringType = text({
  pattern: {
    source: '^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[-+]\\d\\d:\\d\\d)$',
    words: 'a time such as 2027-03-31T12:00:00Z',
  },
});

const owner = object([
  { name: 'apiVersion', type: text(), required: true, doc: 'API version of the owner.' },
  { name: 'kind', type: text(), required: true, doc: 'Kind of the owner.' },
  { name: 'name', type: text(), required: true, doc: 'Name of the owner.' },
  { name: 'uid', type: text(), required: true, doc: 'UID of the owner.' },
  { name: 'controller', type: flag, doc: 'Whether the owner is the controller of the resource.' },
  { name: 'blockOwnerDeletion', type: flag, doc: 'Whether the owner stays until the resource is gone.' },
]);

/** What the API server must be able to decode (k8s.io/apimachinery pkg/apis/meta/v1/types.go, ObjectMeta), whoever writes it. */
const types: Readonly<Record<string, FieldType>> = {
  creationTimestamp: time,
  deletionGracePeriodSeconds: int64,
  deletionTimestamp: time,
  finalizers: list(text()),
  generation: int64,
  managedFields: list(map(any)),
  ownerReferences: list(owner),
  resourceVersion: text(),
  selfLink: text(),
  uid: text(),
};

/** The fields of `metadata` that the API server writes, and keeps when they come back. */
export const managedFields: readonly Field[] = Object.entries(types).map(([name, type]): Field => ({
  name,
  type,
  managed: true,
  doc: 'Kept by the API server.',
}));
