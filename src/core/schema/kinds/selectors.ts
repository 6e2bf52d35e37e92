import { list, map, object, text } from '../field-types';
import type { Field, ObjectType } from '../types';

/** `matchLabels`, as security and telemetry policies and DestinationRule use it. */
export const matchLabelsSelector: ObjectType = object([
  {
    name: 'matchLabels',
    type: map(text({ format: 'label-value', maxLength: 63 }), { key: 'label', maxEntries: 4096 }),
    ref: 'crd-beta-selector',
    doc: 'Labels that a pod must all have.',
  },
]);

const dnsSubdomain = '^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

const targetRef: ObjectType = object([
  {
    name: 'group',
    type: text({ maxLength: 253, pattern: { source: dnsSubdomain, words: 'a lower-case domain name' } }),
    ref: 'crd-targetref',
    doc: 'API group of the object; empty for core kinds such as Service.',
  },
  {
    name: 'kind',
    type: text({
      minLength: 1,
      maxLength: 63,
      pattern: {
        source: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$',
        words: 'letters, digits and -, beginning with a letter',
      },
    }),
    required: true,
    ref: 'crd-targetref',
    doc: 'Kind of the object: Gateway, GatewayClass, Service or ServiceEntry.',
  },
  {
    name: 'name',
    type: text({ minLength: 1, maxLength: 253 }),
    required: true,
    ref: 'crd-targetref',
    doc: 'Name of the object.',
  },
  {
    name: 'namespace',
    type: text({ references: 'namespace' }),
    ref: 'crd-targetref',
    doc: 'Left empty: objects of other namespaces cannot be named.',
  },
]);

/** Where a policy applies: by labels, or by naming the objects (for waypoints and Gateway API gateways). */
export const policyTargets: readonly Field[] = [
  {
    name: 'selector',
    type: matchLabelsSelector,
    section: 'Where it applies',
    common: true,
    ref: 'crd-selector-xor-targetref',
    doc: 'Limits the policy to pods with these labels.',
  },
  {
    name: 'targetRefs',
    type: list(targetRef, { maxItems: 16 }),
    section: 'Where it applies',
    ref: 'crd-selector-xor-targetref',
    doc: 'The gateways, waypoints or services to which it applies.',
  },
  {
    name: 'targetRef',
    type: targetRef,
    section: 'Where it applies',
    ref: 'crd-selector-xor-targetref',
    deprecated: 'targetRefs',
    doc: 'The one gateway or waypoint to which it applies.',
  },
];
