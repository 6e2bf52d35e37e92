import { policy } from '../../testing/policy-cases';
import { entry, httpRoute, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { conflictingFields } from './conflicting-fields';

testRule(conflictingFields, {
  valid: [
    rule('      loadBalancer:\n        simple: RANDOM\n        localityLbSetting: {}\n'),
    entry('    resolution: STATIC\n    workloadSelector: {}\n'),
  ],
  invalid: [
    {
      code: rule(
        '      loadBalancer:\n        simple: RANDOM\n        consistentHash: { useSourceIp: true, httpHeaderName: x-user }\n',
      ),
      findings: [
        {
          message:
            'loadBalancer takes only one of simple, consistentHash; the API server refuses simple with consistentHash. Remove one.',
          at: 'consistentHash',
          path: 'spec.trafficPolicy.loadBalancer.consistentHash',
          ref: 'crd-dr-lb-oneof',
        },
        {
          message:
            'consistentHash takes only one of httpHeaderName, httpCookie, useSourceIp, httpQueryParameterName; the API server refuses httpHeaderName with useSourceIp. Remove one.',
          ref: 'crd-dr-hash-key',
        },
      ],
    },
    {
      code: entry('    resolution: STATIC\n    workloadSelector: {}\n    endpoints: []\n'),
      findings: [
        {
          message: 'spec takes only one of workloadSelector and endpoints; the API server refuses both. Remove one.',
          at: 'endpoints',
          ref: 'crd-se-selector-xor-endpoints',
        },
      ],
    },
    {
      code: 'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata:\n  name: a\nspec:\n  selector: {}\n  targetRefs:\n    - kind: Service\n      name: b\n  rules:\n    - from:\n        - source:\n            serviceAccounts: [a]\n            namespaces: [b]\n',
      findings: [
        {
          message: 'spec takes only one of selector and targetRefs; the API server refuses both. Remove one.',
          ref: 'crd-selector-xor-targetref',
        },
        {
          message: 'source takes only one of serviceAccounts and namespaces; the API server refuses both. Remove one.',
          ref: 'crd-ap-sa-xor',
        },
      ],
    },
    {
      code: httpRoute(
        '        redirect: { uri: /a, prefixRewrite: /b }\n        rewrite: { uri: /c, uriRegexRewrite: { match: a, rewrite: b } }\n        mirror: { host: a }\n        mirrors: [{ destination: { host: b } }]\n',
      ),
      findings: [
        {
          message: 'http[0] answers with redirect, and istiod refuses route beside it. Remove one.',
          at: 'route',
          ref: 'wh-vs-http-redirect-route',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'redirect takes only one of uri and prefixRewrite; istiod refuses both. Remove one.',
          at: 'prefixRewrite',
          ref: 'wh-vs-redirect-uri-prefix',
          layer: 'webhook',
        },
        {
          message: 'http[0] answers with redirect, and istiod refuses rewrite beside it. Remove one.',
          at: 'rewrite',
          ref: 'wh-vs-http-redirect-rewrite',
          layer: 'webhook',
        },
        {
          message: 'rewrite takes only one of uri and uriRegexRewrite; istiod refuses both. Remove one.',
          at: 'uriRegexRewrite',
          ref: 'wh-vs-rewrite-both',
          layer: 'webhook',
        },
        {
          message:
            'http[0] takes only one of mirror and mirrors; istiod refuses both. Keep mirrors, which takes several.',
          at: 'mirrors',
          ref: 'wh-vs-http-mirror-both',
          layer: 'webhook',
        },
      ],
    },
    {
      code: policy('    action: DENY\n    provider: { name: opa }\n    rules: [{}]'),
      findings: [
        {
          message: 'provider goes with action CUSTOM, and istiod refuses it with DENY. Remove it, or write CUSTOM.',
          at: 'provider',
          ref: 'wh-ap-provider-noncustom',
          layer: 'webhook',
          code: 'IST0106',
        },
      ],
    },
    {
      code: rule(
        '      loadBalancer:\n        consistentHash:\n          minimumRingSize: 64\n          ringHash: {} # few\n',
      ),
      findings: [
        {
          message: 'minimumRingSize stands beside ringHash; istiod refuses both. Set the size in ringHash alone.',
          at: 'minimumRingSize',
          ref: 'wh-dr-lb-minring-conflict',
          code: 'IST0106',
        },
      ],
      output: rule(
        '      loadBalancer:\n        consistentHash:\n          ringHash: # few\n            minimumRingSize: 64\n',
      ),
    },
    {
      code: rule(
        '      loadBalancer:\n        consistentHash:\n          minimumRingSize: 64\n          maglev: { tableSize: 3 }\n',
      ),
      findings: [{ message: 'minimumRingSize stands beside maglev; istiod refuses both. Remove one.' }],
    },
  ],
});
