import { describedAt, list, map, object, text } from '../field-types';
import { lowerCaseDomain } from '../label-syntax';
import type { Field, ObjectType, PodReach } from '../types';

const types = 'https://istio.io/latest/docs/reference/config/type/workload-selector/';

/** `matchLabels`, as security and telemetry policies and DestinationRule use it. `inRoot` is for policies. */
export const matchLabelsSelector = (inRoot?: PodReach['inRoot']): ObjectType => {
  const selects: PodReach = { pods: 'own', ...(inRoot ? { inRoot } : {}) };
  return object(
    describedAt(`${types}#WorkloadSelector`, [
      {
        name: 'matchLabels',
        common: true,
        alsoCalled: ['labels'],
        type: map(text({ format: 'label-value', maxLength: 63 }), { key: 'label', maxEntries: 4096, selects }),
        ref: 'crd-beta-selector',
        doc: 'Labels that a pod must all have. They are compared as they are, without wildcards.',
      },
    ]),
  );
};

const dnsSubdomain = `^$|^${lowerCaseDomain}$`;

const targetRef: ObjectType = object(
  describedAt(`${types}#PolicyTargetReference`, [
    {
      name: 'group',
      type: text({ maxLength: 253, pattern: { source: dnsSubdomain, words: 'a lower-case domain name' } }),
      ref: 'crd-targetref',
      doc: 'API group of the object: gateway.networking.k8s.io for Gateway and GatewayClass, networking.istio.io for ServiceEntry, empty for Service.',
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
      common: true,
      doc: 'Kind of the object: Gateway, GatewayClass (in the root namespace), Service or ServiceEntry. For the last two a waypoint enforces the policy.',
    },
    {
      name: 'name',
      type: text({ minLength: 1, maxLength: 253 }),
      required: true,
      ref: 'crd-targetref',
      common: true,
      doc: 'Name of the object. One that is not there leaves the policy without effect.',
    },
    {
      name: 'namespace',
      type: text({ references: 'namespace' }),
      ref: 'crd-targetref',
      doc: 'Stays empty: only objects of the policy’s own namespace can be meant.',
    },
  ]),
);

const inRootWords = {
  own: ', in the root namespace too',
  every: '; in the root namespace to such pods of every namespace',
} as const;

/**
 * Where a policy applies: by labels, or by naming the objects (for waypoints and Gateway API gateways). `inRoot` says which pods the labels choose
 * when the policy stands in the root namespace.
 */
export const policyTargets = (inRoot: 'own' | 'every'): readonly Field[] => [
  {
    name: 'selector',
    type: matchLabelsSelector(inRoot),
    section: 'Where it applies',
    common: true,
    ref: 'crd-selector-xor-targetref',
    alsoCalled: ['workloadSelector'],
    default: { value: 'all pods of the namespace', source: 'Istio' },
    doc: `Limits the policy to pods of its namespace with these labels${inRootWords[inRoot]}. Waypoints do not read it.`,
  },
  {
    name: 'targetRefs',
    type: list(targetRef, { maxItems: 16 }),
    section: 'Where it applies',
    ref: 'crd-selector-xor-targetref',
    alsoCalled: ['targets'],
    doc: 'The gateways, waypoints, services or entries of its namespace to which it applies, in place of a selector.',
  },
  {
    name: 'targetRef',
    type: targetRef,
    section: 'Where it applies',
    ref: 'crd-selector-xor-targetref',
    deprecated: 'targetRefs',
    doc: 'The one gateway or waypoint to which it applies, from before targetRefs.',
  },
];
