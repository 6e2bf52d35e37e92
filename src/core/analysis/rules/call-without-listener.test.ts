import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { callWithoutListener } from './call-without-listener';

const api = resourceText(
  'ServiceEntry shop/api',
  'hosts: [api.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: DNS',
);
const within = resourceText(
  'Sidecar shop/default',
  "egress:\n  - { captureMode: NONE, bind: 127.0.0.1, hosts: ['*/*'] }",
);
const closed = 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n';
const design = (call: string, mesh = closed): string =>
  resourceText('EgressDesign design', `${mesh}workloads: [{ name: cart, namespace: shop, calls: [{ url: ${call} }] }]`);

testRule(callWithoutListener, {
  valid: [
    bundleOf(api, design('http://api.example.com')),
    bundleOf(api, design('http://other.example.com')),
    bundleOf(api, design('http://other.example.com:8080', '')),
  ],
  invalid: [
    {
      code: bundleOf(api, design('http://api.example.com:8080/orders')),
      findings: [
        {
          message:
            'The connection to api.example.com:8080 is closed, and the app sees a reset, not 502: REGISTRY_ONLY is in force and no service has a listener there. ServiceEntry shop/api has no port 8080. Correct that if the call is intended.',
          at: 'http://api.example.com:8080/orders',
          path: 'spec.workloads[0].calls[0].url',
          ref: 'L36',
        },
      ],
    },
    {
      // An entry has the host and the port: another one would not help.
      code: bundleOf(api, within, design('http://api.example.com')),
      findings: [
        {
          message:
            'The connection to api.example.com:80 is closed, and the app sees a reset, not 502: REGISTRY_ONLY is in force and no service has a listener there. Port 80 of ServiceEntry shop/api is listened on at 127.0.0.1 alone. Correct that if the call is intended.',
        },
      ],
    },
    {
      code: bundleOf(api, design('https://other.example.com')),
      findings: [
        {
          message:
            'The connection to other.example.com:443 is closed, and the app sees a reset, not 502: REGISTRY_ONLY is in force and no service has a listener there. Add a ServiceEntry with port 443 if the call is intended.',
        },
      ],
    },
  ],
});
