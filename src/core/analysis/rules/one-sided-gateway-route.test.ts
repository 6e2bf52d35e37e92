import {
  bothSides,
  bundle,
  correctGateways,
  document,
  egressGateway,
  egressHost,
  plainForwarding,
  sharedEntry,
  to,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { oneSidedGatewayRoute } from './one-sided-gateway-route';

testRule(oneSidedGatewayRoute, {
  valid: [
    ...correctGateways,
    plainForwarding,
    bundle(
      sharedEntry,
      egressGateway('port: { number: 80, name: http, protocol: HTTP }').replace('egressgateway', 'ingressgateway'),
      document(
        'VirtualService shop/api',
        `hosts: [api.example.com], gateways: [istio-system/out], http: [{ ${to('api.example.com', 80)} }]`,
      ),
    ),
    bundle(
      egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
      document(
        'VirtualService shop/api',
        `hosts: [api.example.com], gateways: [istio-system/out], http: [{ ${to('api.shop.svc.cluster.local', 80)} }]`,
      ),
    ),
    bundle(
      sharedEntry,
      egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
      bothSides(`http: [{ ${to(egressHost, 80)} }]`),
    ),
  ],
  invalid: [
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        bothSides(`http: [{ match: [{ gateways: [mesh], port: 80 }], ${to(egressHost, 80)} }]`),
      ),
      findings: [
        {
          message:
            'Sidecars send calls to api.example.com to the egress gateway, which answers 404: no rule of a VirtualService bound to Gateway istio-system/out is for that host. Add one that sends it on.',
          path: 'spec.http[0].route[0].destination.host',
          ref: 'R25',
        },
      ],
    },
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }'),
        document(
          'VirtualService shop/api',
          `hosts: [api.example.com], tls: [{ match: [{ port: 443, sniHosts: [api.example.com] }], ${to(egressHost, 443)} }]`,
        ),
      ),
      findings: [
        {
          message:
            'Sidecars send calls to api.example.com to the egress gateway, which closes the connections: no rule of a VirtualService bound to Gateway istio-system/out is for that host. Add one that sends it on.',
          path: 'spec.tls[0].route[0].destination.host',
          ref: 'R25',
        },
      ],
    },
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        document(
          'VirtualService shop/api',
          `hosts: [api.example.com], gateways: [istio-system/out], http: [{ ${to('api.example.com', 80)} }]`,
        ),
      ),
      findings: [
        {
          message:
            'No rule for mesh sends calls of api.example.com to the egress gateway, so sidecars pass it by and this rule is never used. Add one with gateways: [mesh] and the gateway’s Service as destination.',
          path: 'spec.http[0]',
          ref: 'R25',
        },
      ],
    },
  ],
});
