import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { refusedTemplate } from './refused-template';

const name = 'traffic.sidecar.istio.io/excludeOutboundPorts';
const ranges = 'traffic.sidecar.istio.io/includeOutboundIPRanges';
const cart = (value: string, labels = ''): string =>
  resourceText(
    'Deployment shop/cart',
    `template:\n  metadata:\n    labels: { ${labels} }\n    annotations:\n      ${name}: "${value}"`,
  );

testRule(refusedTemplate, {
  valid: [
    cart('80,443'),
    cart('http', 'sidecar.istio.io/inject: "false"'),
    // Another rule says it of Pods.
    resourceText('Pod shop/cart', '', `annotations: { ${name}: http }`),
  ],
  invalid: [
    {
      code: bundleOf(cart('http')),
      findings: [
        {
          at: '"http"',
          path: `spec.template.metadata.annotations["${name}"]`,
          message: `${name} must be ports from 0 to 65535, with commas; "http" is not one. The injector refuses pods of this Deployment, so that none is made. Correct the value.`,
        },
      ],
    },
    {
      code: cart('10.0.0.0/8, 172.16.0.0/12').replace(name, ranges),
      findings: [
        {
          message: `${ranges} must be * or ranges with no spaces between them, with commas; " 172.16.0.0/12" is not one. The injector refuses pods of this Deployment, so that none is made. Remove the spaces.`,
        },
      ],
      output: cart('10.0.0.0/8,172.16.0.0/12').replace(name, ranges),
    },
  ],
});
