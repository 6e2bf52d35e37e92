import { destinationRule, httpRoute, rule, sidecar, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { emptyBlock } from './empty-block';

testRule(emptyBlock, {
  valid: [
    rule('      retryBudget: {}\n'),
    rule('      proxyProtocol: {}\n'),
    rule('      connectionPool:\n        http: {}\n'),
    rule('      portLevelSettings:\n        - port: {}\n          tls: {}\n'),
    destinationRule('    trafficPolicy:\n'),
    sidecar('    outboundTrafficPolicy: {}\n'),
    sidecar('    ingress:\n      - port: { number: 80 }\n'),
    // What is no mapping is refused for that alone.
    'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: a }\nspec: none\n',
  ],
  invalid: [
    {
      code: destinationRule('    trafficPolicy: {}\n    exportTo: [.]\n'),
      findings: [
        {
          message:
            'trafficPolicy sets nothing; istiod refuses it without a block such as connectionPool. Add one, or remove trafficPolicy.',
          at: 'trafficPolicy',
          ref: 'wh-dr-tp-empty',
          code: 'IST0106',
        },
      ],
      output: destinationRule('    exportTo: [.]\n'),
    },
    {
      code: rule('      portLevelSettings: []\n'),
      findings: [
        {
          message:
            'trafficPolicy sets nothing; istiod refuses it without a block such as connectionPool. Add one, or remove trafficPolicy.',
        },
      ],
    },
    {
      code: destinationRule(
        '    subsets:\n      - name: v1\n        trafficPolicy:\n          portLevelSettings:\n            - port: { number: 80 }\n          connectionPool: {}\n',
      ),
      findings: [
        {
          message:
            'portLevelSettings[0] sets nothing; istiod refuses it without a block such as connectionPool. Add one, or remove portLevelSettings[0].',
          at: 'port',
          ref: 'wh-dr-pls-empty',
        },
        {
          message:
            'connectionPool sets nothing; istiod refuses it without tcp or http. Add one, or remove connectionPool.',
          path: 'spec.subsets[0].trafficPolicy.connectionPool',
          ref: 'wh-dr-cp-empty',
        },
      ],
    },
    {
      code: rule('      connectionPool: {}\n'),
      findings: [
        {
          message:
            'connectionPool sets nothing; istiod refuses it without tcp or http. Add one, or remove connectionPool.',
        },
      ],
      output: destinationRule('').replace('    namespace: shop\n', ''),
    },
    {
      code: destinationRule('    subsets:\n      - name: v1\n        trafficPolicy:\n          connectionPool: {}\n'),
      findings: [
        {
          message:
            'connectionPool sets nothing; istiod refuses it without tcp or http. Add one, or remove connectionPool.',
        },
      ],
      output: destinationRule('    subsets:\n      - name: v1\n'),
    },
    {
      code: rule('      # two at most\n      connectionPool: {}\n'),
      findings: [
        {
          message:
            'connectionPool sets nothing; istiod refuses it without tcp or http. Add one, or remove connectionPool.',
        },
      ],
    },
    {
      code: virtualService('    http:\n      - redirect: {}\n'),
      findings: [
        {
          message:
            'redirect sets nothing; istiod refuses it without uri, prefixRewrite, authority, scheme, port or derivePort. Add one, or remove redirect.',
        },
      ],
    },
    {
      code: sidecar('    workloadSelector:\n      labels: { app: a }\n    egress: []\n    ingress: []\n'),
      findings: [
        {
          message:
            'This Sidecar sets nothing; istiod refuses it without egress, ingress, outboundTrafficPolicy or inboundConnectionPool. Add one.',
          at: 'spec',
          ref: 'wh-sc-empty',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata:\n  name: a\n',
      findings: [
        {
          message:
            'This Sidecar sets nothing; istiod refuses it without egress, ingress, outboundTrafficPolicy or inboundConnectionPool. Add one.',
          at: 'apiVersion',
        },
      ],
    },
    {
      code: httpRoute("        fault: {}\n        rewrite: { uri: '' }\n"),
      findings: [
        {
          message: 'fault sets nothing; istiod refuses it without abort or delay. Add one, or remove fault.',
          at: 'fault',
          ref: 'wh-vs-fault-empty',
        },
        {
          message:
            'rewrite sets nothing; istiod refuses it without uri, uriRegexRewrite or authority. Add one, or remove rewrite.',
          at: 'rewrite',
          ref: 'wh-vs-rewrite-empty',
        },
      ],
      output: httpRoute("        rewrite: { uri: '' }\n"),
    },
    {
      code: virtualService('    http:\n      - redirect: { redirectCode: 302 }\n'),
      findings: [
        {
          message:
            'redirect sets only its code; istiod refuses it without uri, prefixRewrite, authority, scheme, port or derivePort. Add one, or remove redirect.',
          at: 'redirect',
          ref: 'wh-vs-redirect-empty',
        },
      ],
    },
  ],
});
