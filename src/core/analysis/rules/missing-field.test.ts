import { policy, policyRule, telemetry } from '../../testing/policy-cases';
import { entry, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { missingField } from './missing-field';

testRule(missingField, {
  valid: [
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  generateName: api-\nspec:\n  hosts: [a.example.com]\n',
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: api\nspec:\n  host: a.example.com\n',
    'kind: Whatever\n',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n',
    'apiVersion: example.com/v1\nspec: {}\n',
  ],
  invalid: [
    {
      code: `
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata:
          namespace: shop
        spec:
          ports:
            - name: https # first
`,
      findings: [
        {
          message: 'name is missing in metadata; the API server refuses the resource. Add it.',
          at: 'metadata',
          path: 'metadata.name',
        },
        {
          message: 'hosts is missing in spec; the API server refuses the resource. Add it.',
          at: 'spec',
          ref: 'crd-se-hosts',
        },
        {
          message: 'number is missing in ports[0]; the API server refuses the resource. Add it.',
          at: 'name',
          path: 'spec.ports[0].number',
        },
      ],
    },
    {
      code: 'kind: ServiceEntry\nmetadata:\n  name: api\n',
      findings: [
        {
          message: 'apiVersion is missing in ServiceEntry; the API server refuses the resource. Add it.',
          at: 'kind',
        },
        {
          message: 'spec is missing in ServiceEntry; the API server refuses the resource. Add it.',
          ref: 'crd-se-spec',
        },
      ],
      output: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\n',
    },
    {
      code: entry(
        '    ports:\n      - number: 443\n        name: tls\n        protocol: TLS\n      - number: 8443 # too\n        protocol: TLS\n',
      ),
      findings: [
        { message: 'name is missing in ports[1]; the API server refuses the resource. Add it.', at: 'number' },
      ],
      output: entry(
        '    ports:\n      - number: 443\n        name: tls\n        protocol: TLS\n      - number: 8443 # too\n        name: tls-8443\n        protocol: TLS\n',
      ),
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nmetadata:\n  name: api\nspec: {}\n',
      findings: [
        {
          message: 'kind is missing beside apiVersion; the API server refuses the resource. Add it.',
          path: 'kind',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n',
      findings: [
        {
          message: 'spec has no value in ServiceEntry; the API server refuses the resource. Give it one.',
          at: 'spec',
        },
      ],
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      calls:\n        - expect: {}\n',
      findings: [{ message: 'url is missing in calls[0]; Fairway cannot use the resource. Add it.', layer: 'design' }],
    },
    {
      code: virtualService(
        '    tls:\n      - match: [{ sniHosts: [] }]\n        route: [{ destination: { host: a, port: {} } }]\n',
      ),
      findings: [
        {
          message: 'sniHosts of match[0] is empty; istiod refuses it. Add an item.',
          at: 'sniHosts',
          ref: 'wh-vs-tls-sni-required',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'number is missing in port; istiod refuses the port. Add it, or remove port.',
          at: 'port',
          ref: 'wh-vs-l4-dest',
          layer: 'webhook',
        },
      ],
    },
    {
      code: policyRule('{ from: [{}], to: [{ operation: null }], when: [{ key: source.ip }] }'),
      findings: [
        {
          message: 'from[0] has no source, so it says nothing; istiod refuses it. Add source.',
          path: 'spec.rules[0].from[0].source',
          ref: 'wh-ap-source-missing',
          layer: 'webhook',
          code: 'IST0106',
        },
        {
          message: 'to[0] has no operation, so it says nothing; istiod refuses it. Add operation.',
          ref: 'wh-ap-op-missing',
        },
        {
          message: 'when[0] has neither values nor notValues, and istiod refuses it. Add one of them.',
          ref: 'wh-ap-when-values',
        },
      ],
    },
    {
      code: policy('    action: CUSTOM\n    provider: {}\n    rules: [{}]'),
      findings: [
        {
          message:
            'CUSTOM needs provider.name, who decides; istiod refuses the policy. Name a provider of the mesh settings.',
          at: 'provider',
          path: 'spec.provider.name',
          ref: 'wh-ap-custom-provider',
        },
      ],
    },
    {
      code: telemetry('    metrics: [{ overrides: [{ tagOverrides: { a: {}, b: { operation: REMOVE } } }] }]'),
      findings: [
        {
          message:
            'tagOverrides.a is set, for UPSERT is the default, and has no value; istiod refuses it. Write a value, or operation: REMOVE.',
          at: 'a',
          ref: 'wh-tm-overrides',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: WorkloadGroup\nmetadata:\n  name: a\nspec:\n  template: {}\n  probe:\n    periodSeconds: 5\n',
      findings: [
        {
          message: 'probe does not say how to ask; istiod refuses it. Add one of httpGet, tcpSocket, exec.',
          at: 'probe',
          ref: 'eng-webhook',
        },
      ],
    },
    {
      code: virtualService(
        '    tls:\n      - match: [{ sniHosts: [] }]\n        route: [{ destination: { host: a, port: {} } }]\n',
      ),
      findings: [
        {
          message: 'sniHosts of match[0] is empty; istiod refuses it. Add an item.',
          at: 'sniHosts',
          ref: 'wh-vs-tls-sni-required',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'number is missing in port; istiod refuses the port. Add it, or remove port.',
          at: 'port',
          ref: 'wh-vs-l4-dest',
          layer: 'webhook',
        },
      ],
    },
  ],
});
