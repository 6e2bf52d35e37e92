import { policy, telemetry } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { unknownTarget } from './unknown-target';

testRule(unknownTarget, {
  valid: [
    policy('    targetRefs: [{ kind: Service, name: a }, { group: core, kind: Service, name: b }]'),
    policy('    targetRef: { group: gateway.networking.k8s.io, kind: GatewayClass, name: a }'),
    telemetry('    targetRefs: [{ group: networking.istio.io, kind: ServiceEntry, name: a }]'),
  ],
  invalid: [
    {
      code: policy('    targetRefs:\n      - kind: Gateway # of the Gateway API\n        name: a'),
      findings: [
        {
          message:
            'targetRefs[0] is a Gateway with no group, which no policy can be about; istiod refuses it. Its group is gateway.networking.k8s.io.',
          at: 'Gateway',
          ref: 'wh-ap-targetref',
          code: 'IST0106',
        },
      ],
      output: policy(
        '    targetRefs:\n      - kind: Gateway # of the Gateway API\n        name: a\n        group: gateway.networking.k8s.io',
      ),
    },
    {
      code: telemetry('    targetRef: { group: apps, kind: Deployment, name: a }'),
      findings: [
        {
          message:
            'targetRef is a Deployment with group apps, which no policy can be about; istiod refuses it. It can be a Service, ServiceEntry, Gateway or GatewayClass.',
          ref: 'wh-tm-target',
        },
      ],
    },
  ],
});
