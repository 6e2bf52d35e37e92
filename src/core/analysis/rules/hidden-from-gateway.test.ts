import {
  bundle,
  correctGateways,
  document,
  forwarding,
  passthrough,
  plainForwarding,
  sharedEntry,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { hiddenFromGateway } from './hidden-from-gateway';

testRule(hiddenFromGateway, {
  valid: [
    ...correctGateways,
    plainForwarding.replace('resolution: DNS', 'resolution: DNS, exportTo: [., istio-system]'),
    bundle(
      passthrough,
      document(
        'DestinationRule shop/api',
        'host: api.example.com, exportTo: [.], trafficPolicy: { tls: { mode: SIMPLE } }',
      ),
    ),
    bundle(sharedEntry.replace('resolution: DNS', 'resolution: DNS, exportTo: [.]')),
  ],
  invalid: [
    {
      code: forwarding.replace('resolution: DNS', 'resolution: DNS, exportTo: [.]'),
      findings: [
        {
          message:
            'ServiceEntry shop/api is not exported to istio-system, the namespace of the egress gateway: the gateway does not know api.example.com and answers 503. Add istio-system to exportTo.',
          path: 'spec.exportTo',
          ref: 'V03',
        },
      ],
      output: forwarding.replace('resolution: DNS', 'resolution: DNS, exportTo: [.]').replace('[.', '[., istio-system'),
    },
    {
      code: forwarding.replace(
        'gateways: [mesh, istio-system/out], ',
        'gateways: [mesh, istio-system/out], exportTo: [.], ',
      ),
      findings: [
        {
          message:
            'VirtualService shop/api is not exported to istio-system, the namespace of the egress gateway: the gateway has no route for api.example.com and answers 404. Add istio-system to exportTo.',
          path: 'spec.exportTo',
          ref: 'V03',
        },
      ],
      output: forwarding
        .replace('gateways: [mesh, istio-system/out], ', 'gateways: [mesh, istio-system/out], exportTo: [.], ')
        .replace('[.', '[., istio-system'),
    },
    {
      code: bundle(
        forwarding,
        document(
          'DestinationRule shop/api',
          'host: api.example.com, exportTo: [shop], trafficPolicy: { tls: { mode: SIMPLE } }',
        ),
      ),
      findings: [
        {
          message:
            'DestinationRule shop/api is not exported to istio-system, the namespace of the egress gateway: the gateway starts no TLS and sends plain text to api.example.com:80. Add istio-system to exportTo.',
          path: 'spec.exportTo',
          ref: 'V03',
        },
      ],
      output: bundle(
        forwarding,
        document(
          'DestinationRule shop/api',
          'host: api.example.com, exportTo: [shop], trafficPolicy: { tls: { mode: SIMPLE } }',
        ),
      ).replace('[shop', '[shop, istio-system'),
    },
  ],
});
