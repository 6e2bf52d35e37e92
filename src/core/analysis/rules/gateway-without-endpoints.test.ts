import {
  bundle,
  correctGateways,
  document,
  forwarding,
  passthrough,
  plainForwarding,
  sharedEntry,
  to,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { gatewayWithoutEndpoints } from './gateway-without-endpoints';

testRule(gatewayWithoutEndpoints, {
  valid: [
    ...correctGateways,
    plainForwarding.replace('resolution: DNS', 'resolution: STATIC, endpoints: [{ address: 192.0.2.1 }]'),
    bundle(sharedEntry.replace('resolution: DNS', 'resolution: NONE')),
    bundle(
      sharedEntry.replace('resolution: DNS', 'resolution: NONE'),
      document('VirtualService shop/api', `hosts: [api.example.com], http: [{ ${to('api.example.com', 80)} }]`),
    ),
  ],
  invalid: [
    {
      code: forwarding.replace('resolution: DNS', 'resolution: NONE'),
      findings: [
        {
          message:
            'Calls to api.example.com get 503 at the egress gateway in istio-system: resolution NONE of ServiceEntry shop/api means the address that the app dialled, which no gateway knows. Use resolution DNS.',
          path: 'spec.resolution',
          ref: 'L10',
        },
      ],
      output: forwarding.replace('resolution: DNS', 'resolution: NONE').replace('NONE', 'DNS'),
    },
    {
      code: passthrough.replace(', resolution: DNS', ''),
      findings: [
        {
          message:
            'Calls to api.example.com are closed at the egress gateway in istio-system: resolution NONE of ServiceEntry shop/api means the address that the app dialled, which no gateway knows. Use resolution DNS.',
          path: 'spec',
          ref: 'L10',
        },
      ],
      output: passthrough.replace(', resolution: DNS', '').replace('}]', '}], resolution: DNS'),
    },
    {
      code: forwarding.replace('resolution: DNS', 'resolution: NONE, addresses: [192.0.2.0/24]'),
      findings: [
        {
          message:
            'Calls to api.example.com get 503 at the egress gateway in istio-system: resolution NONE of ServiceEntry shop/api means the address that the app dialled, which no gateway knows. Send to an entry with resolution DNS or STATIC.',
          path: 'spec.resolution',
          ref: 'L10',
        },
      ],
    },
  ],
});
