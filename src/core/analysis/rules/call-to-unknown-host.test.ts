import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { callToUnknownHost } from './call-to-unknown-host';

const entry = (host: string, port = '{ number: 80, name: web, protocol: HTTP }'): string =>
  resourceText(`ServiceEntry shop/${host.split('.')[0]}`, `hosts: [${host}]\nports: [${port}]\nresolution: DNS`);
const design = (call: string, mesh = ''): string =>
  resourceText('EgressDesign design', `${mesh}workloads: [{ name: cart, namespace: shop, calls: [{ url: ${call} }] }]`);
const api = entry('api.example.com');

testRule(callToUnknownHost, {
  valid: [
    bundleOf(api, design('http://api.example.com')),
    bundleOf(api, design('https://apo.example.com')),
    bundleOf(api, design('http://apo.example.com:8080')),
    bundleOf(api, design('http://apo.example.com', 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n')),
    bundleOf(api, design('http://10.1.2.3')),
    bundleOf(api, design('http://billing')),
    bundleOf(api, design('http://billing.pay.svc.cluster.local')),
    // Known, though not on this port or not to this caller.
    bundleOf(
      api,
      entry('tls.example.com', '{ number: 443, name: tls, protocol: TLS }'),
      design('http://tls.example.com'),
    ),
    bundleOf(
      api,
      entry('apo.example.com').replace('resolution: DNS', 'resolution: DNS\n  exportTo: [pay]'),
      design('http://apo.example.com'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(api, design('http://apo.example.com/orders')),
      findings: [
        {
          message:
            'No ServiceEntry, Service or VirtualService knows apo.example.com, so the call leaves for the dialled address without any policy. Write api.example.com if that is intended.',
          at: 'http://apo.example.com/orders',
          path: 'spec.workloads[0].calls[0].url',
          ref: 'L35',
        },
      ],
    },
    {
      code: bundleOf(api, design('http://quite.different.org')),
      findings: [
        {
          message:
            'No ServiceEntry, Service or VirtualService knows quite.different.org, so the call leaves for the dialled address without any policy. Add a ServiceEntry for it, or set REGISTRY_ONLY.',
        },
      ],
    },
    {
      code: bundleOf(api, design('http://quite.different.org, expect: { outcome: passthrough }')),
      findings: [
        {
          message:
            'No ServiceEntry, Service or VirtualService knows quite.different.org, so the call leaves for the dialled address without any policy. Add a ServiceEntry for it, or set REGISTRY_ONLY.',
          severity: 'info',
        },
      ],
    },
  ],
});
