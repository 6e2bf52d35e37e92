import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { wrongType } from './wrong-type';

const rule = (outlier: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
  spec:
    host: api.example.com
    trafficPolicy:
      outlierDetection:
${outlier}`;

const pods = (ports: string): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
  spec:
    replicas: many
    template:
      metadata:
        labels: {app: web}
        annotations:
          traffic.sidecar.istio.io/excludeOutboundPorts: ${ports}
`;

testRule(wrongType, {
  valid: [
    pods('"443"'),
    entry('    ports:\n      - number: 443\n        name: "443"\n'),
    rule('        splitExternalLocalOriginErrors: yes\n'),
    rule('        consecutive5xxErrors: 1_000\n'),
  ],
  invalid: [
    {
      // What a template says of its pods is decoded like the metadata of the resource itself.
      code: pods('443'),
      findings: [
        {
          message:
            'annotations["traffic.sidecar.istio.io/excludeOutboundPorts"] is text; the API server refuses 443. Put it in quotes.',
          at: '443',
          path: 'spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundPorts"]',
        },
      ],
      output: pods('"443"'),
    },
    {
      // The API server has to decode what it wrote itself, too.
      code: entry('    resolution: NONE\n').replace(
        'name: api',
        'name: api\n    finalizers: x\n    uid: 5\n    ownerReferences: {}\n    generation: a\n    creationTimestamp: 5\n    deletionTimestamp: ~',
      ),
      findings: [
        { message: 'finalizers is a list; the API server refuses x. Write it as a list of one.', at: 'x' },
        { message: 'uid is text; the API server refuses 5. Put it in quotes.', at: '5' },
        { message: 'ownerReferences is a list; the API server refuses a mapping.', at: '{}' },
        { message: 'generation is a whole number; the API server refuses a.', at: 'a', ref: 'eng-decode-error' },
        { message: 'creationTimestamp is text; the API server refuses 5.', at: '5' },
      ],
      output: entry('    resolution: NONE\n').replace(
        'name: api',
        'name: api\n    finalizers:\n      - x\n    uid: 5\n    ownerReferences: {}\n    generation: a\n    creationTimestamp: 5\n    deletionTimestamp: ~',
      ),
    },
    {
      code: 'apiVersion: v1\nkind: List\nitems: abc # none\n',
      findings: [
        {
          message: 'items is a list of resources; kubectl refuses abc. Write one behind each dash.',
          at: 'abc',
          ref: 'eng-decode-error',
        },
      ],
    },
    {
      code: entry(
        '    ports:\n      - number: !!str 5\n        name: !!binary ZGI=\n        targetPort: !!binary ZGI=\n',
      ),
      findings: [
        { message: 'number is a whole number; the API server refuses !!str 5.', at: '5' },
        { message: 'targetPort is a whole number; the API server refuses !!binary db.', at: 'ZGI=' },
      ],
    },
    {
      // What comes through a merge key is pointed at where it comes in.
      code: entry(
        '    endpoints:\n      - &a { address: 10.0.0.1, weight: x }\n      - network: net # first\n        <<: *a\n    resolution: STATIC\n',
      ),
      findings: [
        { message: 'weight is a whole number; the API server refuses x.', at: 'x' },
        { message: 'weight is a whole number; the API server refuses "x".', at: '*a' },
      ],
    },
    {
      code: entry('    ports:\n      - number: "443" # tls\n        name: https\n'),
      findings: [
        {
          message: 'number is a whole number; the API server refuses "443". Remove the quotes.',
          at: '"443"',
          ref: 'eng-decode-error',
        },
      ],
      output: entry('    ports:\n      - number: 443 # tls\n        name: https\n'),
    },
    {
      code: entry('    ports:\n      - number: 5432\n        name: 5432\n'),
      findings: [
        { message: 'name is text; the API server refuses 5432. Put it in quotes.', path: 'spec.ports[0].name' },
      ],
      output: entry('    ports:\n      - number: 5432\n        name: "5432"\n'),
    },
    {
      code: entry('    subjectAltNames: api.example.com\n'),
      findings: [
        {
          message: 'subjectAltNames is a list; the API server refuses api.example.com. Write it as a list of one.',
          at: 'api.example.com',
        },
      ],
      output: entry('    subjectAltNames:\n      - api.example.com\n'),
    },
    {
      code: entry('    endpoints:\n      address: 10.0.0.1\n    resolution: STATIC\n'),
      findings: [{ message: 'endpoints is a list; the API server refuses a mapping. Write it as a list of one.' }],
      output: entry('    endpoints:\n      - address: 10.0.0.1\n    resolution: STATIC\n'),
    },
    {
      code: entry('    ports:\n      - 443\n'),
      findings: [
        { message: 'ports[0] is a mapping of fields; the API server refuses 443. Write it with number and name.' },
      ],
    },
    {
      code: rule('        splitExternalLocalOriginErrors: "true"\n        maxEjectionPercent: 12.5\n'),
      findings: [
        {
          message: 'splitExternalLocalOriginErrors is true or false; the API server refuses "true". Remove the quotes.',
        },
        { message: 'maxEjectionPercent is a whole number; the API server refuses 12.5.' },
      ],
      output: rule('        splitExternalLocalOriginErrors: true\n        maxEjectionPercent: 12.5\n'),
    },
    {
      code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    version: 1.10\n    stable: on\n',
      findings: [
        { message: 'labels.version is text; the API server refuses 1.10. Put it in quotes.' },
        { message: 'labels.stable is text; the API server refuses on. Put it in quotes.' },
      ],
      output: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    version: "1.10"\n    stable: on\n',
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  istioVersion: 1.30\n',
      findings: [{ message: 'istioVersion is text; Fairway cannot use 1.30. Put it in quotes.', layer: 'design' }],
      output:
        'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  istioVersion: "1.30"\n',
    },
    {
      code: 'apiVersion: v1\nkind: List\nitems:\n  - 5\n  - apiVersion: v1\n    kind: Namespace\n    metadata: { name: a }\n',
      findings: [
        { message: 'items[0] is a resource; the API server refuses 5. Remove it.', at: '5', path: 'items[0]' },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata:\n  name: a\nspec:\n  outboundTrafficPolicy: ALLOW_ANY # all\n',
      findings: [
        {
          message: 'outboundTrafficPolicy is a mapping of fields; the API server refuses ALLOW_ANY. Put it under mode.',
        },
      ],
      output:
        'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata:\n  name: a\nspec:\n  outboundTrafficPolicy: # all\n    mode: ALLOW_ANY\n',
    },
  ],
});
