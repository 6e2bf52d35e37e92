import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { callNotDelivered } from './call-not-delivered';

const api = resourceText(
  'ServiceEntry shop/api',
  'hosts: [api.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: DNS',
);
const none = resourceText(
  'ServiceEntry shop/none',
  'hosts: [none.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: STATIC',
);
const old = resourceText(
  'VirtualService shop/old',
  'hosts: [api.example.com]\nhttp: [{ redirect: { authority: new.example.com } }]',
);
const closed = 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n';
const design = (call: string, mesh = closed): string =>
  resourceText('EgressDesign design', `${mesh}workloads: [{ name: cart, namespace: shop, calls: [{ ${call} }] }]`);

testRule(callNotDelivered, {
  valid: [
    bundleOf(api, design('url: http://api.example.com')),
    bundleOf(api, design('url: http://other.example.com', '')),
    // Meant so.
    bundleOf(api, design('url: http://other.example.com, expect: { outcome: blocked }')),
    // Told by the rule for ports without a listener.
    bundleOf(api, design('url: http://other.example.com:8080')),
    // Answered as the VirtualService says.
    bundleOf(api, old, design('url: http://api.example.com')),
    // The cluster may have it.
    bundleOf(api, design('url: http://cart.shop.svc.cluster.local')),
  ],
  invalid: [
    {
      code: bundleOf(api, design('url: http://other.example.com/v1')),
      findings: [
        {
          severity: 'warning',
          at: 'http://other.example.com/v1',
          path: 'spec.workloads[0].calls[0].url',
          message:
            'http://other.example.com/v1 fails. Refused: the sidecar does not know the destination. The caller gets 502. Add a ServiceEntry for other.example.com, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      // An entry has the host: another one would not help.
      code: bundleOf(api, design('url: https://api.example.com:80')),
      findings: [
        {
          severity: 'warning',
          message:
            'https://api.example.com:80 fails. Refused: Port 80 of ServiceEntry shop/api is for HTTP, and the call is encrypted by the app. The connection is closed (UH in the access log): with TLS by the app no proxy can answer with a status such as 503. Correct that, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      code: bundleOf(none, design('url: http://none.example.com', '')),
      findings: [
        {
          message:
            'http://none.example.com fails. Not delivered: the sidecar knows the destination and has no way to it. The caller gets 503 (UH in the access log). ServiceEntry shop/none has no endpoints for this port. Correct that, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
  ],
});
