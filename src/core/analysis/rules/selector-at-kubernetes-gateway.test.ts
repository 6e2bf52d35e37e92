import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { selectorAtKubernetesGateway } from './selector-at-kubernetes-gateway';

const pod = (name: string, gateway: string): string =>
  resourceText(`Pod shop/${name}`, '', `labels: { app: edge, gateway.networking.k8s.io/gateway-name: ${gateway} }`);
const selector = 'selector:\n  matchLabels: { app: edge }';
const policy = (key = 'shop/api', rest = ''): string =>
  resourceText(`AuthorizationPolicy ${key}`, `${selector}\n${rest}`);

testRule(selectorAtKubernetesGateway, {
  valid: [
    policy(),
    bundleOf(policy(), resourceText('Pod shop/api', '', 'labels: { app: edge }')),
    bundleOf(policy('infra/api'), pod('a', 'waypoint')),
    bundleOf(policy('shop/api', 'targetRef: { kind: Gateway, name: waypoint }'), pod('a', 'waypoint')),
    bundleOf(resourceText('AuthorizationPolicy shop/api'), pod('a', 'waypoint')),
  ],
  invalid: [
    {
      code: bundleOf(policy(), pod('a', 'waypoint'), pod('b', 'waypoint'), pod('c', 'edge')),
      findings: [
        {
          message:
            'Gateway waypoint ignores this AuthorizationPolicy: the selector matches its pods, but such gateways take policies only by targetRefs. Bind it with targetRefs.',
          at: 'selector',
          code: 'IST0166',
          ref: 'IST0166',
        },
        {
          message:
            'Gateway edge ignores this AuthorizationPolicy: the selector matches its pods, but such gateways take policies only by targetRefs. Bind it with targetRefs.',
        },
      ],
    },
    {
      code: bundleOf(resourceText('Telemetry shop/api', selector), pod('a', 'edge')),
      findings: [
        {
          message:
            'Gateway edge ignores this Telemetry: the selector matches its pods, but such gateways take policies only by targetRefs. Bind it with targetRefs.',
        },
      ],
    },
  ],
});
