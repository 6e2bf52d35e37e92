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

const plainGateway = egressGateway('port: { number: 80, name: http, protocol: HTTP }');
/** Rules for both sides, in a VirtualService that is bound to these. */
const halfBound = (gateways: string): string =>
  document(
    'VirtualService shop/api',
    `hosts: [api.example.com], gateways: [${gateways}], http: [{ match: [{ gateways: [mesh], port: 80 }], ${to(egressHost, 80)} }, { match: [{ gateways: [istio-system/out] }], ${to('api.example.com', 80)} }]`,
  );

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
            'Sidecars send calls to api.example.com to the egress gateway, which answers 404: no VirtualService bound to Gateway istio-system/out has a route for that host. Add one that sends it on.',
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
            'Sidecars send calls to api.example.com to the egress gateway, which does not listen for them: no VirtualService bound to Gateway istio-system/out has a route for that host. Add one that sends it on.',
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
            'Calls to api.example.com bypass the egress gateway, and this route is never used: no route for mesh sends them there. Add one with gateways: [mesh] and the gateway’s Service as destination.',
          path: 'spec.http[0]',
          ref: 'R25',
        },
      ],
    },
    // The rule for sidecars is there, and mesh is not.
    {
      code: bundle(sharedEntry, plainGateway, halfBound('istio-system/out')),
      findings: [
        {
          message:
            'Calls to api.example.com bypass the egress gateway: the route that would send them there, spec.http[0], is never used, since spec.gateways lacks mesh. Add mesh there.',
          path: 'spec.gateways',
          ref: 'R25',
        },
      ],
      output: bundle(sharedEntry, plainGateway, halfBound('mesh, istio-system/out')),
    },
    // The rule for the gateway is there, and the gateway is not.
    {
      code: bundle(sharedEntry, plainGateway, halfBound('mesh')),
      findings: [
        {
          message:
            'Sidecars send calls to api.example.com to the egress gateway, which answers 404: the route for it at spec.http[1] is never used, since spec.gateways lacks istio-system/out. Add it there.',
          path: 'spec.gateways',
        },
      ],
      output: bundle(sharedEntry, plainGateway, halfBound('mesh, istio-system/out')),
    },
  ],
});
