import {
  bundle,
  correctGateways,
  document,
  egressGateway,
  httpRules,
  passthrough,
  plainForwarding,
  sharedEntry,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { routeNotForServer } from './route-not-for-server';

testRule(routeNotForServer, {
  valid: [
    ...correctGateways,
    plainForwarding,
    bundle(
      sharedEntry,
      document(
        'Gateway istio-system/out',
        'selector: { istio: egressgateway }, servers: [{ hosts: [api.example.com], port: { number: 80, name: http, protocol: HTTP } }, { hosts: [api.example.com], port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH } }]',
      ),
      httpRules(80, 80),
    ),
    passthrough.replace('protocol: TLS }, tls: { mode: PASSTHROUGH }', 'protocol: HTTPS }, tls: { mode: PASSTHROUGH }'),
  ],
  invalid: [
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }'),
        httpRules(443, 443),
      ),
      findings: [
        {
          message:
            'Connections to port 443 of Gateway istio-system/out are closed: its TLS server passes TLS through unread by tls routes, and this VirtualService has only http routes. Write them as tls routes.',
          path: 'spec.http',
          ref: 'R26',
        },
      ],
    },
    {
      code: passthrough.replace('mode: PASSTHROUGH', 'mode: ISTIO_MUTUAL'),
      findings: [
        {
          message:
            'Connections to port 443 of Gateway istio-system/out are closed: its TLS server ends TLS and sends bytes on by tcp routes, and this VirtualService has only tls routes. Write them as tcp routes.',
          path: 'spec.tls',
          ref: 'R26',
        },
      ],
    },
  ],
});
