import {
  bundle,
  correctGateways,
  document,
  forwarding,
  originating,
  plainForwarding,
  sharedEntry,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { ruleUsedByNobody } from './rule-used-by-nobody';

testRule(ruleUsedByNobody, {
  valid: [
    ...correctGateways,
    plainForwarding,
    bundle(
      forwarding,
      document(
        'DestinationRule shop/api',
        'host: api.example.com, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }',
      ),
    ),
    bundle(
      sharedEntry,
      document(
        'DestinationRule shop/api',
        'host: api.example.com, exportTo: [.], trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }',
      ),
    ),
    bundle(
      forwarding,
      document(
        'DestinationRule istio-system/own',
        'host: api.example.com, exportTo: [.], trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } }',
      ),
      document(
        'DestinationRule shop/api',
        'host: api.example.com, exportTo: [.], trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }',
      ),
    ),
  ],
  invalid: [
    {
      code: bundle(
        forwarding,
        document(
          'DestinationRule shop/api',
          'host: api.example.com, exportTo: [.], trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 }, connectionPool: { tcp: { maxConnections: 10 } } }',
        ),
      ),
      findings: [
        {
          message:
            'outlierDetection has no effect on calls to api.example.com: they leave by the egress gateway in istio-system, which does not see this rule. Move the rule to istio-system, or export it from the namespace of the ServiceEntry.',
          path: 'spec.trafficPolicy.outlierDetection',
          ref: 'P47',
        },
        {
          message:
            'connectionPool has no effect on calls to api.example.com: they leave by the egress gateway in istio-system, which does not see this rule. Move the rule to istio-system, or export it from the namespace of the ServiceEntry.',
          path: 'spec.trafficPolicy.connectionPool',
          ref: 'P47',
        },
      ],
    },
    {
      code: bundle(
        forwarding,
        document(
          'DestinationRule shop/api',
          'host: api.example.com, exportTo: [.], trafficPolicy: { loadBalancer: { simple: RANDOM } }',
        ),
      ),
      findings: [
        {
          message:
            'No proxy uses loadBalancer of this rule: calls to api.example.com leave by the egress gateway in istio-system, which does not see it. Move the rule to istio-system, or export it from the namespace of the ServiceEntry.',
          path: 'spec.trafficPolicy.loadBalancer',
          ref: 'V20',
        },
      ],
    },
    {
      code: bundle(
        originating,
        document(
          'DestinationRule team/api',
          'host: api.example.com, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 }, loadBalancer: { simple: RANDOM } }',
        ),
      ),
      findings: [
        {
          message:
            'outlierDetection has no effect on calls to api.example.com: they leave by the egress gateway in istio-system, which does not see this rule. Move the rule to istio-system, or export it from the namespace of the ServiceEntry.',
          path: 'spec.trafficPolicy.outlierDetection',
          ref: 'P47',
        },
        {
          message:
            'No proxy uses loadBalancer of this rule: calls to api.example.com leave by the egress gateway in istio-system, which does not see it. Move the rule to istio-system, or export it from the namespace of the ServiceEntry.',
          path: 'spec.trafficPolicy.loadBalancer',
          ref: 'V20',
        },
      ],
    },
  ],
});
